import type { Writing } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { type Piece, parseWritten } from '@/lib/text/written'
import { wordsOf } from './cut-quotes'
import { type Cutting, type Found, findQuote, startCutting, type Wording } from './cutting'
import { limitFaults } from './limits'
import type { CheckedQuote } from './view'

/** More than a comment may hold, since those without a source count apart; a bound, not an expectation. */
const MAX_CHECKED = 50

type WrittenQuote = Extract<Piece, { kind: 'quote' }>

/**
 * Checks every quote of a body while it is written, without refusing any: what is wrong is said beside the quote.
 *
 * @param body tidied text in the written form
 * @param edited the wording that this one replaces
 * @returns one answer for each written quote, in order, the first fifty; and what is too much of them together
 */
export async function checkQuotes(
  store: Writing,
  articleId: string,
  body: string,
  edited: Wording | null = null,
): Promise<{ quotes: CheckedQuote[]; faults: string[] }> {
  const written = parseWritten(body).filter((piece) => piece.kind === 'quote')
  const checked = written.slice(0, MAX_CHECKED)
  const places = checked.flatMap(({ source }) => source ?? [])
  const cutting = await startCutting(store, articleId, places, edited)
  const quotes: CheckedQuote[] = []
  for (const piece of checked) quotes.push(await checkQuote(cutting, piece))
  const placed = quotes.filter(({ state }) => state !== 'unattributed').map(({ words }) => words)
  const beyond = written.slice(quotes.length).filter(({ source }) => source !== null)
  return { quotes, faults: limitFaults([...placed, ...beyond.map(() => [])]) }
}

async function checkQuote(cutting: Cutting, piece: WrittenQuote): Promise<CheckedQuote> {
  const unknown: CheckedQuote = {
    source: piece.source,
    author: null,
    words: [],
    state: 'unattributed',
    message: '',
    nearest: null,
  }
  try {
    const found = await findQuote(cutting, piece)
    return found ? toVerified(found) : unknown
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const state = error.code === 'misquoted' ? 'misquoted' : 'unavailable'
    return { ...unknown, state, message: error.message, nearest: error.nearest }
  }
}

function toVerified(found: Found): CheckedQuote {
  const { place, columns, author } = found.source
  return {
    source: place,
    author: columns.sourceParagraphId === null ? author : null,
    words: wordsOf(found),
    state: 'verified',
    message: '',
    nearest: null,
  }
}
