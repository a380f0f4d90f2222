import { bringQuote } from './compose-bring.client'
import { findWriting, onClick, type Root } from './page.client'
import { firstSentence, type Passage, selectedPassage } from './passage.client'

/** Quote links put the selected words, or the first sentence, into the form on this page. */
export function quoteInPlace(root: Root): void {
  // Pressing a link drops the selection, so it is read at the first touch.
  let pressed: Passage | null = null
  root.addEventListener('pointerdown', () => {
    pressed = selectedPassage(root)
  })

  onClick(root, 'a[data-quote]', (link, event) => {
    const key = link.dataset.quote ?? ''
    const chosen = [pressed, selectedPassage(root)].find((passage) => passage?.key === key)
    const writing = findWriting(root)
    const passage = chosen ?? firstSentence(root, key)
    pressed = null
    if (!writing || !passage) return
    event.preventDefault()
    bringQuote(writing, passage, link)
  })
}
