import { parseWritten } from '@/lib/text/written'
import { type Draft, readDraft, writeDraft } from './draft-store.client'
import { addWords, findWriting, type Root, replaceWords, replyOf, setReply, type Writing } from './page.client'

const NOTHING: Draft = { body: '', replyTo: '', key: '', sent: false, earlier: '' }

/**
 * Keeps what is being written on this device until the thread shows that it has arrived (`data-posted-key`).
 * Words that the server sent are never replaced: the draft is offered beside them, or goes before them when they are
 * quotes alone.
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
  let isTaking = false
  let known = draft.body
  // The same words sent again under the same key are one comment, whatever became of the first try.
  if (keyField && draft.sent && body.value === draft.body) keyField.value = draft.key

  const save = (sent: boolean) => {
    known = body.value
    const kept = writeDraft(slug, {
      body: body.value,
      replyTo: replyOf(writing),
      key: keyField?.value ?? '',
      sent,
      earlier,
    })
    // The browser's own copy would come back over it, and be older.
    body.autocomplete = kept ? 'off' : ''
    show(form, '[data-draft-kept]', kept)
  }
  const takeNewest = () => {
    const kept = readDraft(slug)
    const newest = kept?.body ?? ''
    if (kept && kept.earlier !== '' && !earlier.includes(kept.earlier)) {
      earlier = [earlier, kept.earlier].filter(Boolean).join('\n\n')
      show(form, '[data-earlier-draft]', true)
    }
    const isKept = body.value === '' || body.value === known
    if (newest.trim() === '' || newest === body.value || !isKept) return
    isTaking = true
    replaceWords(body, newest)
    isTaking = false
    known = newest
  }
  // Meanwhile somebody went on writing on another page of the thread.
  addEventListener('pageshow', (event) => event.persisted && takeNewest())
  addEventListener('storage', () => document.hasFocus() || takeNewest())
  form.addEventListener('input', () => {
    if (isTaking) return
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
  const left = draft.body.trim()
  if (left === '' || body.value.includes(left)) return draft.earlier
  const sent = wroteQuotesAlone(body.value)
  if (sent === null) return [draft.earlier, left].filter(Boolean).join('\n\n')
  const inDraft = parseWritten(left).map((piece) => (piece.kind === 'quote' ? piece.raw : ''))
  const added = sent.filter((quote) => !inDraft.includes(quote))
  replaceWords(body, added.length > 0 ? [left, ...added].join('\n\n') : draft.body)
  if (replyOf(writing) === '') setReply(writing, draft.replyTo)
  return draft.earlier
}

/** The quotes of words that are nothing but quotes, like those that a link brought here; null where somebody wrote. */
function wroteQuotesAlone(words: string): string[] | null {
  const pieces = parseWritten(words)
  const isWritten = pieces.some((piece) => piece.kind === 'words' && piece.text.trim() !== '')
  return isWritten ? null : pieces.flatMap((piece) => (piece.kind === 'quote' ? [piece.raw] : []))
}

function show(form: HTMLFormElement, selector: string, isShown: boolean): void {
  const element = form.querySelector<HTMLElement>(selector)
  if (element) element.hidden = !isShown
}
