import { areKeysOff } from './keys-off.client'
import type { Root } from './page.client'

const KEYS = new Set(['j', 'k', 'n', '?'])
const FIELDS = 'input, textarea, select, dialog, [contenteditable]'
const OFF = 'engawa-keys-off'
/** A comment whose top is this near to the window's is the one that is being read. */
const NEAR_TOP_PX = 32

/**
 * The keys j and k lead to the next comment and the one before, `?` tells of all keys. They can be switched off; with
 * Control or Alt, `?` is heard even then.
 *
 * @see https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
export function walkByKeys(root: Root): void {
  // Before any other listener, so that keys that are off are off for all.
  addEventListener('keydown', (event) => isForPage(event) && onKey(root, event), { capture: true })
}

function isForPage({ key, target, metaKey }: KeyboardEvent): boolean {
  return KEYS.has(key) && !metaKey && !(target instanceof Element && target.closest(FIELDS))
}

function onKey(root: Root, event: KeyboardEvent): void {
  const { key } = event
  const isChord = event.ctrlKey || event.altKey
  if (areKeysOff(OFF) && !(isChord && key === '?')) event.stopImmediatePropagation()
  else if (key === '?') {
    event.preventDefault()
    void import('./list-keys.client').then(({ listKeys }) => listKeys(OFF)).catch(() => undefined)
  } else if (!isChord && key !== 'n') walk(root, key === 'j' ? 1 : -1)
}

function walk(root: Root, step: 1 | -1): void {
  const comments = [...root.querySelectorAll<HTMLElement>('[data-comment]')]
  const tops = comments.map((comment) => comment.getBoundingClientRect().top)
  const { activeElement } = document
  const focused = activeElement instanceof HTMLElement ? comments.indexOf(activeElement) : -1
  const isAt = focused >= 0 && Math.abs(tops[focused] ?? 0) < innerHeight
  const at = isAt ? focused : tops.findLastIndex((top) => top <= NEAR_TOP_PX)
  const next = comments[at + step]
  if (!next) return
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'start' })
}
