import { listDeskKeys } from './desk-key-list.client'
import { areKeysOff } from './keys-off.client'
import { announce } from './page.client'

/** Where keys write words; a check box or a choice takes none. */
const TYPING =
  'textarea, select, [contenteditable], dialog, input:not([type=checkbox], [type=radio], [type=submit], [type=button])'
/** What does something when it is pressed, and what is gone to as well. */
const DOES = 'a, button, input, select, summary'
const CHOOSES = 'select, input:not([type=checkbox])'
const MAY_REPEAT = new Set(['j', 'k'])
const OFF = 'engawa-desk-keys-off'

/**
 * Each key does what the element does that names it in `data-key`. They can be switched off; with Control or Alt, `?` is
 * heard even then.
 *
 * @see https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
export function hearKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.metaKey || event.isComposing || document.querySelector('dialog[open]')) return
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null
    if (event.key === 'Escape') leave(event.target)
    else if (!isTyping && hear(event)) event.preventDefault()
  })
}

/** @returns whether the key means something here */
function hear(event: KeyboardEvent): boolean {
  const isChord = event.ctrlKey || event.altKey
  if (event.key === '?' && (isChord || !areKeysOff(OFF))) {
    listDeskKeys(OFF)
    return true
  }
  return !isChord && !areKeysOff(OFF) && press(event)
}

/** Escape leaves a field and keeps what is in it; else it closes what is open. */
function leave(target: EventTarget | null): void {
  if (target instanceof HTMLElement && target.closest(TYPING)) target.blur()
  else
    for (const panel of document.querySelectorAll<HTMLDetailsElement>('details[data-closes][open]')) panel.open = false
}

function press({ key, shiftKey, repeat }: KeyboardEvent): boolean {
  const name = shiftKey ? key : key.toLowerCase()
  const named = document.querySelector(`[data-key="${CSS.escape(name)}"]`)
  const place = named?.matches(DOES) ? named : named?.querySelector(DOES)
  if (!(place instanceof HTMLElement)) return false
  if (!repeat || MAY_REPEAT.has(name)) touch(place)
  return true
}

function touch(place: HTMLElement): void {
  const panel = place.closest('details')
  if (place.localName === 'summary') {
    if (panel?.querySelector('form[data-removal]')) goOnRemoving(panel)
    else openPanel(panel)
    return
  }
  if (panel) panel.open = true
  if (place.matches(CHOOSES)) place.focus()
  if (!place.matches(TYPING)) place.click()
}

/** Opens it with the first of its buttons ready, or closes it again. */
function openPanel(panel: HTMLDetailsElement | null): void {
  if (!panel) return
  panel.open = !panel.open
  if (panel.open) panel.querySelector<HTMLElement>('button')?.focus()
}

/** The first time the key opens the reasons; with a reason chosen, it removes. */
function goOnRemoving(panel: HTMLDetailsElement | null): void {
  const form = panel?.querySelector('form')
  if (!panel || !form) return
  const chosen = form.querySelector<HTMLInputElement>('input[name=reason]:checked')
  if (panel.open && chosen) {
    form.requestSubmit()
    return
  }
  panel.open = true
  const first = chosen ?? form.querySelector<HTMLInputElement>('input[name=reason]')
  first?.focus()
  announce(chosen ? 'r again removes it.' : 'Choose a reason with 1 to 9 or 0.')
}
