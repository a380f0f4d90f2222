import { type Draft, readDraft, writeDraft } from './draft-store.client'
import { addWords, findWriting, type Root, replaceWords, replyOf, setReply, type Writing } from './page.client'

const NOTHING: Draft = { body: '', replyTo: '', key: '', sent: false, earlier: '' }

/**
 * Keeps what is being written on this device until the thread shows that it has arrived (`data-posted-key`).
 * Words that the server sent are never replaced: the draft is offered beside them.
 */
export function keepDraft(root: Root): void {
  const writing = findWriting(root)
  const slug = writing?.form.dataset.draft
  if (!writing || !slug) return
  const { form, body } = writing
  const keyField = form.querySelector<HTMLInputElement>('input[name=key]')
  const freshKey = keyField?.value ?? ''
  const draft = withoutArrived(root, readDraft(slug) ?? NOTHING)
  let earlier = restore(writing, draft)
  // The same words sent again under the same key are one comment, whatever became of the first try.
  if (keyField && draft.sent && body.value === draft.body) keyField.value = draft.key

  const save = (sent: boolean) => {
    const kept = writeDraft(slug, {
      body: body.value,
      replyTo: replyOf(writing),
      key: keyField?.value ?? '',
      sent,
      earlier,
    })
    show(form, '[data-draft-kept]', kept)
  }
  form.addEventListener('input', () => {
    if (keyField) keyField.value = freshKey
    save(false)
  })
  form.addEventListener('submit', (event) => save(!event.defaultPrevented))
  form.querySelector('[data-earlier-draft]')?.addEventListener('click', () => {
    const words = earlier
    earlier = ''
    show(form, '[data-earlier-draft]', false)
    addWords(writing, words)
  })
  show(form, '[data-earlier-draft]', earlier !== '')
  if (draft !== NOTHING) save(draft.sent && body.value === draft.body)
}

function withoutArrived(root: Root, draft: Draft): Draft {
  const hasArrived = draft.key !== '' && root.querySelector(`[data-posted-key="${CSS.escape(draft.key)}"]`) !== null
  return hasArrived ? { ...NOTHING, earlier: draft.earlier } : draft
}

/** @returns words of the draft that the form does not hold */
function restore(writing: Writing, draft: Draft): string {
  const { body } = writing
  if (body.value === '') {
    if (draft.body !== '') replaceWords(body, draft.body)
    if (draft.body !== '' && replyOf(writing) === '') setReply(writing, draft.replyTo)
    return draft.earlier
  }
  const left = draft.body.trim()
  return left === '' || body.value.includes(left) ? draft.earlier : [draft.earlier, left].filter(Boolean).join('\n\n')
}

function show(form: HTMLFormElement, selector: string, isShown: boolean): void {
  const element = form.querySelector<HTMLElement>(selector)
  if (element) element.hidden = !isShown
}
