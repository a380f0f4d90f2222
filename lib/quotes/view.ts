import type { Place } from '@/lib/text/blocks'

/** What becomes of a quote follows from its source: its words are shown, or no longer stand there, or may not be seen. */
export type QuoteState = 'shown' | 'editedSince' | 'hidden' | 'withdrawn' | 'muted'

/** What stands in the place of words that may not be seen. */
export function goneWords(state: QuoteState): string {
  return state === 'withdrawn' ? 'Quotation withdrawn with its source.' : 'Quotation hidden with its source.'
}

export type QuoteSource = { comment: number; revision: number } | { paragraph: number }

/** What the quoted words quote themselves: shown as a number, never as words; `at` is an offset in the cut's own text. */
export type Quoting = { at: number; source: Place }

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
  /** quotes that stand within or right before the quoted words in their source, by `at`; empty where the words are not seen */
  quoting: Quoting[]
}

/** What would become of one written quote if it were posted now. */
export type CheckedQuote = {
  /** where its words stand; as written while they are not found; null: nobody knows */
  source: Place | null
  /** null: the article, or nobody known */
  author: string | null
  /** its cuts as they stand in the source; empty unless verified */
  words: string[]
  state: 'verified' | 'misquoted' | 'unavailable' | 'unattributed'
  /** the refusal in words; '' where there is none */
  message: string
  /** the true passage that was probably meant */
  nearest: string | null
}
