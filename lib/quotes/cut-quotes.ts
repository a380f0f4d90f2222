import type { Writing } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import type { Block, Place, Span } from '@/lib/text/blocks'
import { parseOnce } from '@/lib/text/parse-once'
import { plainText } from '@/lib/text/plain-text'
import { quotePlaces } from '@/lib/text/quote-places'
import { escapeQuoteTokens, quotePositionOf, quoteToken } from '@/lib/text/quote-token'
import { type Piece, parseWritten } from '@/lib/text/written'
import { type Cutting, type Found, findPlaced, findQuote, startCutting, type Wording } from './cutting'
import { limitFaults, tooManyQuotes } from './limits'
import type { PlacedQuote } from './schema'
import type { Source } from './sources'

/** One cut, ready to be stored; `at` is where it stands in the own text of the wording that quotes. */
export type Cut = Source['columns'] & { position: number; cut: number; at: number | null } & Span

/**
 * A written body with every attributed quote taken out of it and cut from its source; `blocks` is its source as read,
 * `sources` what it quotes.
 */
export type CutBody = {
  source: string
  blocks: Block[]
  text: string
  cuts: Cut[]
  sources: Source[]
  isOnlyQuotes: boolean
}

type Written = { body: string; placed?: PlacedQuote[] | undefined; edited?: Wording | undefined }

/**
 * Cuts a written body's quotes from their sources. What was sent as a quote's words is only looked for, never stored.
 *
 * @param written `body` is tidied text in the written form, with `{{quote:0}}` on a line of its own for each quote that a
 *   program `placed` by offsets
 * @throws {Refusal} misquoted (with the nearest true passage), not_found (no such source), invalid (limits, places)
 */
export async function cutQuotes(tx: Writing, articleId: string, written: Written): Promise<CutBody> {
  const { body, placed = [], edited = null } = written
  const parts = splitPlaced(body, placed.length)
  refuseTooMany(parts)
  const cutting = await startCutting(
    tx,
    articleId,
    parts.flatMap((part) => placeOf(part, placed) ?? []),
    edited,
  )
  const quotes: Found[] = []
  const lines: string[] = []
  for (const part of parts) {
    const found = await findPart(cutting, part, placed)
    lines.push(found ? quoteToken(quotes.length) : rawOf(part))
    if (found) quotes.push(found)
  }
  const fault = limitFaults(quotes.map(wordsOf))[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'body' })

  const source = lines.join('\n')
  // Whoever posts sees their comment next, and others soon after: it will be read again as it is read here.
  const blocks = parseOnce(source, 'marked')
  const [text, places] = [plainText(blocks), quotePlaces(blocks)]
  const cuts = quotes.flatMap((quote, position) => toCuts(quote, position, places.get(position) ?? null))
  const sources = quotes.map((quote) => quote.source)
  return { source, blocks, text, cuts, sources, isOnlyQuotes: text.trim() === '' }
}

/** The words of each cut, as they stand in the source. */
export function wordsOf({ source, spans }: Found): string[] {
  return spans.map(({ start, end }) => source.text.slice(start, end))
}

function toCuts({ source, spans }: Found, position: number, at: number | null): Cut[] {
  return spans.map(({ start, end }, cut) => ({ ...source.columns, position, cut, at, start, end }))
}

/** The source that a part names. */
function placeOf(part: Part, placed: PlacedQuote[]): Place | null {
  if (part.kind === 'words') return null
  return part.kind === 'quote' ? part.source : (placed[part.index]?.source ?? null)
}

type Part = Piece | { kind: 'placed'; index: number }

async function findPart(cutting: Cutting, part: Part, placed: PlacedQuote[]): Promise<Found | null> {
  if (part.kind === 'words') return null
  if (part.kind === 'quote') return findQuote(cutting, part)
  const quote = placed[part.index]
  return quote ? findPlaced(cutting, quote) : null
}

/** Each named quote is a look-up, and ends as a quote or as a refusal: too many are too many before they are looked for. */
function refuseTooMany(parts: Part[]): void {
  const named = parts.filter((part) => part.kind === 'placed' || (part.kind === 'quote' && part.source !== null))
  const fault = tooManyQuotes(named.length)
  if (fault !== null) throw new Refusal('invalid', fault, { field: 'body' })
}

function rawOf(part: Part): string {
  if (part.kind === 'words') return escapeQuoteTokens(part.text)
  return part.kind === 'quote' ? part.raw : ''
}

/** The written pieces of a body; where a program placed quotes, its tokens stand between them. */
function splitPlaced(body: string, placedCount: number): Part[] {
  if (placedCount === 0) return parseWritten(body)
  const parts: Part[] = []
  const seen = new Set<number>()
  let words: string[] = []
  const flush = () => {
    if (words.length > 0) parts.push(...parseWritten(words.join('\n')))
    words = []
  }
  for (const line of body.split('\n')) {
    const index = quotePositionOf(line)
    if (index === null || index >= placedCount) {
      words.push(line)
    } else {
      flush()
      seen.add(index)
      parts.push({ kind: 'placed', index })
    }
  }
  flush()
  if (seen.size !== placedCount)
    throw new Refusal('invalid', 'Every quote needs its {{quote:N}} on a line of its own in the body.', {
      field: 'quotes',
    })
  return parts
}
