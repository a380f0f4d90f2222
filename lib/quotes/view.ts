/** What becomes of a quote follows from its source: its words are shown, or no longer stand there, or may not be seen. */
export type QuoteState = 'shown' | 'editedSince' | 'hidden' | 'withdrawn' | 'muted'

export type QuoteSource = { comment: number; revision: number } | { paragraph: number }

/** One cut of a quote. Cuts with the same `position` were joined by their quoter with `[…]`. */
export type QuoteView = {
  position: number
  source: QuoteSource
  /** null: the article, or a source that this viewer may not see */
  author: string | null
  /** UTF-16 code units of the source's text, `end` exclusive */
  start: number
  end: number
  /** null: this viewer may not see the words */
  text: string | null
  origin: 'verified' | 'inferred'
  state: QuoteState
}
