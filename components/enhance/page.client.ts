/** The part of the page that a behaviour looks after. */
export type Root = Document | HTMLElement

/** The form that comments are written in, when the page has one. */
export type Writing = { form: HTMLFormElement; body: HTMLTextAreaElement }

export function findWriting(root: Root): Writing | null {
  const form = root.querySelector<HTMLFormElement>('form[data-composer]')
  const body = form?.querySelector<HTMLTextAreaElement>('textarea[name=body]')
  return form && body ? { form, body } : null
}

/** Calls back for plain clicks on what the selector finds, also on what comes into the page later. */
export function onClick(root: Root, selector: string, then: (found: HTMLElement, event: Event) => void): void {
  root.addEventListener('click', (event) => {
    if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return
    const found = event.target.closest<HTMLElement>(selector)
    if (found) then(found, event)
  })
}

/** Tells those who listen to the page what has just happened in it. */
export function announce(words: string): void {
  const says = document.querySelector('[data-says]')
  if (says) says.textContent = words
}

/** Adds words on lines of their own to what is being written, and goes on writing after them. */
export function addWords(writing: Writing, words: string): void {
  const { body } = writing
  const before = body.value.trimEnd()
  replaceWords(body, before === '' ? words : `${before}\n\n${words}`)
  goOnWriting(writing)
  body.scrollTop = body.scrollHeight
}

/** Goes on writing: in the plain field, or on the surface that stands in its place (`engawa:write`). */
export function goOnWriting({ form, body }: Writing): void {
  if (form.dispatchEvent(new CustomEvent('engawa:write', { cancelable: true }))) body.focus()
}

/** Puts other words in the field, in a way that the counter and the draft notice. */
export function replaceWords(body: HTMLTextAreaElement, words: string): void {
  body.value = words
  body.setSelectionRange(words.length, words.length)
  body.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Fills or empties the form's "in reply to". */
export function setReply({ form }: Writing, number: string): void {
  const row = form.querySelector<HTMLElement>('[data-reply-row]')
  const box = row?.querySelector('input')
  const shown = row?.querySelector('[data-reply-number]')
  if (!row || !box || !shown) return
  row.hidden = box.disabled = number === ''
  box.checked = number !== ''
  box.value = number
  shown.textContent = `#${number}`
}

/** The number of the comment that the form answers; '' for none. */
export function replyOf({ form }: Writing): string {
  const box = form.querySelector<HTMLInputElement>('input[name=replyTo]')
  return box?.checked && !box.disabled ? box.value : ''
}

/** What is asked of the server about the words: also which comment they are to replace, when one is edited. */
export function questionAbout({ form }: Writing, body: string): string {
  const edited = /\/comments\/(\d+)$/.exec(form.action)?.[1]
  return JSON.stringify({ body, ...(edited ? { edited: Number(edited) } : {}) })
}
