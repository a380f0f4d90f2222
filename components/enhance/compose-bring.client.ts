import { offerWayBack } from './back-again.client'
import { addWords, announce, type Writing } from './page.client'
import { type Passage, writeQuote } from './passage.client'

/**
 * Brings a passage into what is being written, and offers the way back to it: more may be wanted from there.
 *
 * @param from what was pressed, or what the passage stands in
 */
export function bringQuote(writing: Writing, passage: Passage, from: HTMLElement): void {
  const key = passage.key.replace(/^p/, '¶')
  addWords(writing, writeQuote(passage))
  announce('The quote is in your comment.')
  offerWayBack(writing.form, `Back to ${key.startsWith('¶') ? key : `#${key}`}`, from.parentElement ?? from, () => {
    from.scrollIntoView({ block: 'center' })
    from.focus({ preventScroll: true })
  })
}
