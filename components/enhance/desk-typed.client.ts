const REMOVAL = 'form[data-removal]'
const SELECT = '[data-item] input[name=comment]'

type Typed = { reason: string; note: string; isOpen: boolean }

/** By the comment that the words are about. */
const kept = new Map<string, Typed>()
let selected: string[] = []

/** The comment that is open, as addresses name it; '' for none. */
export function openCase(): string {
  return document.querySelector<HTMLElement>('[data-case]')?.dataset.case ?? ''
}

/** Remembers what was chosen and written about the open comment, for when the moderator is back at it; and what is selected. */
export function keepTyped(): void {
  selected = [...document.querySelectorAll<HTMLInputElement>(`${SELECT}:checked`)].map(({ value }) => value)
  const form = document.querySelector<HTMLFormElement>(REMOVAL)
  const note = form?.querySelector<HTMLInputElement>('[name=note]')
  if (!form || !note) return
  const reason = form.querySelector<HTMLInputElement>('[name=reason]:checked')?.value ?? ''
  const isOpen = form.closest('details')?.open ?? false
  if (isOpen || note.value !== '') kept.set(openCase(), { reason, note: note.value, isOpen })
}

/** Forgets it once it has arrived. */
export function forgetTyped(place: string): void {
  kept.delete(place)
}

/** Puts it back where it was written. */
export function restoreTyped(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>(SELECT)) box.checked = selected.includes(box.value)
  const form = document.querySelector<HTMLFormElement>(REMOVAL)
  const note = form?.querySelector<HTMLInputElement>('[name=note]')
  const typed = kept.get(openCase())
  if (!form || !note || !typed) return
  note.value = typed.note
  const reason = form.querySelector<HTMLInputElement>(`[name=reason][value="${CSS.escape(typed.reason)}"]`)
  if (reason) reason.checked = true
  const panel = form.closest('details')
  if (panel) panel.open = typed.isOpen
}
