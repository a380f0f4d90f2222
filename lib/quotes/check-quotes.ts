import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { type Piece, parseWritten } from '@/lib/text/written'
import { wordsOf } from './cut-quotes'
import { type Cutting, type Found, findQuote, startCutting } from './cutting'
import { limitFaults } from './limits'
import type { CheckedQuote } from './view'

type WrittenQuote = Extract<Piece, { kind: 'quote' }>

/**
 * Checks every quote of a body while it is written, without refusing any: what is wrong is said beside the quote.
 *
 * @param body tidied text in the written form
 * @returns one answer for each written quote, in order, as many as a comment may hold; and what is too much of them together
 */
export async function checkQuotes(
  store: Db,
  articleId: string,
  body: string,
): Promise<{ quotes: CheckedQuote[]; faults: string[] }> {
  const written = parseWritten(body).filter((piece) => piece.kind === 'quote')
  const checked = written.slice(0, settings().QUOTES_MAX)
  const places = checked.flatMap(({ source }) => source ?? [])
  const cutting = await startCutting(store, articleId, places)
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
