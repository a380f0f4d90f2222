import { announce, findWriting, questionAbout, type Root, type Writing } from './page.client'
import { safeCopy } from './safe-copy.client'

type Answer = { html: string; faults: string[] }

/** Preview appears above the words instead of on a page of its own. */
export function showPreview(root: Root): void {
  const writing = findWriting(root)
  const preview = writing?.form.querySelector<HTMLElement>('[data-preview]')
  const words = preview?.querySelector('[data-preview-words]')
  if (!writing || !preview || !words) return
  const { form, body } = writing
  let isPlain = false

  const fill = async (button: HTMLElement) => {
    const answer = await ask(form.dataset.previewPath ?? '', questionAbout(writing, body.value))
    if (!answer) {
      isPlain = true
      form.requestSubmit(button)
      return
    }
    words.replaceChildren(...answer.faults.map(paragraph), safeCopy(answer.html))
    preview.hidden = false
    if (answer.faults.length === 0) dropRefusal(writing)
    preview.focus()
    announce(answer.faults.join(' '))
  }
  form.addEventListener('submit', (event) => {
    const button = event.submitter
    // Chosen sentences become quotes on the server.
    if (form.querySelector('input[name=pick]:checked')) return
    if (isPlain || !(button instanceof HTMLButtonElement) || button.value !== 'preview') return
    event.preventDefault()
    void fill(button)
  })
}

async function ask(path: string, question: string): Promise<Answer | null> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: question }).catch(() => null)
  if (!response?.ok) return null
  const answer: { html?: unknown; faults?: unknown } = await response.json()
  return { html: String(answer.html), faults: Array.isArray(answer.faults) ? answer.faults.map(String) : [] }
}

/** What was refused before is mended. */
function dropRefusal({ form, body }: Writing): void {
  for (const refused of form.querySelectorAll('[data-refused]')) refused.remove()
  body.removeAttribute('aria-invalid')
  body.setAttribute('aria-describedby', 'body-limit')
}

function paragraph(words: string): HTMLElement {
  const element = document.createElement('strong')
  element.textContent = words
  return element
}
