import { bringQuote } from './compose-bring.client'
import { findWriting, onClick, type Root } from './page.client'
import { type Passage, selectedPassage } from './passage.client'

const SETTLES_AFTER_MS = 150
const APART_PX = 8

/** Shows a Quote button by words that are selected and can be quoted. */
export function quoteSelection(root: Root): void {
  const button = root.querySelector<HTMLElement>('[data-quote-selection]')
  const writing = findWriting(root)
  if (!button || !writing) return
  let passage: Passage | null = null
  let settling = 0

  document.addEventListener('selectionchange', () => {
    clearTimeout(settling)
    settling = window.setTimeout(() => {
      passage = selectedPassage(root)
      button.hidden = passage === null
      if (passage) placeBySelection(button)
    }, SETTLES_AFTER_MS)
  })
  // Otherwise pressing the button would drop the selection that it is for.
  button.addEventListener('pointerdown', (event) => event.preventDefault())
  onClick(root, '[data-quote-selection]', () => {
    if (!passage) return
    button.hidden = true
    const place = root.querySelector<HTMLElement>(`[data-quotable="${CSS.escape(passage.key)}"]`)
    if (place) bringQuote(writing, passage, place)
  })
}

// Below the words: above them is where phones put their own menu.
function placeBySelection(button: HTMLElement): void {
  const place = getSelection()?.getRangeAt(0).getBoundingClientRect()
  if (!place) return
  const widest = document.documentElement.clientWidth - button.offsetWidth - APART_PX
  const left = Math.min(Math.max(place.left + place.width / 2 - button.offsetWidth / 2, APART_PX), widest)
  button.style.left = `${left + scrollX}px`
  button.style.top = `${place.bottom + scrollY + APART_PX}px`
}
