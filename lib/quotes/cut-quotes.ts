import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import type { Place, Span } from '@/lib/text/blocks'
import { fold } from '@/lib/text/fold'
import { countGraphemes, isGraphemeBoundary } from '@/lib/text/graphemes'
import { bodyText } from '@/lib/text/plain-text'
import { escapeQuoteTokens, quotePositionOf, quoteToken } from '@/lib/text/quote-token'
import { splitsWord } from '@/lib/text/word-boundary'
import { isAttributable, isJoinable } from './attribute'
import { findPassages } from './find-passage'
import { nearestPassage } from './nearest-passage'
import type { PlacedQuote } from './schema'
import { findSource, listQuotedRevisions, listSources, type Source } from './sources'
import { type Piece, parseWritten } from './written'

/** How many cuts of one source a quote may join. */
const MAX_CUTS = 5

/** One cut, ready to be stored. */
export type Cut = Source['columns'] & { position: number; cut: number } & Span

/** A written body with every attributed quote taken out of it and cut from its source. */
export type CutBody = { source: string; text: string; cuts: Cut[]; isOnlyQuotes: boolean }

/** A wording whose quotes may stay as they are, although their sources were edited since: the one that is being edited. */
export type Wording = { commentId: string; revision: number }

type Cutting = {
  tx: Db
  articleId: string
  cuts: Cut[]
  quoted: string[]
  /** everything quotable with its folded text, listed when an unattributed passage is first looked for */
  sources: { source: Source; folded: string }[] | null
  lookups: number
  edited: Wording | null
}

type Written = { body: string; placed?: PlacedQuote[] | undefined; edited?: Wording | undefined }

/**
 * Cuts a written body's quotes from their sources. What was sent as a quote's words is only looked for, never stored.
 *
 * @param written `body` is tidied text in the written form, with `{{quote:0}}` on a line of its own for each quote that a
 *   program `placed` by offsets
 * @throws {Refusal} misquoted (with the nearest true passage), not_found (no such source), invalid (limits, places)
 */
export async function cutQuotes(tx: Db, articleId: string, written: Written): Promise<CutBody> {
  const { body, placed = [], edited = null } = written
  const cutting: Cutting = { tx, articleId, cuts: [], quoted: [], sources: null, lookups: 0, edited }
  const parts: string[] = []
  let position = 0
  for (const piece of splitPlaced(body, placed.length)) {
    const isCut =
      piece.kind === 'placed'
        ? await cutPlaced(cutting, placed[piece.index], position)
        : await cutPiece(cutting, piece, position)
    parts.push(isCut ? quoteToken(position) : rawOf(piece))
    if (isCut) position++
  }
  refuseTooMuch(position, cutting.quoted)
  const source = parts.join('\n')
  const text = bodyText(source, 'marked')
  return { source, text, cuts: cutting.cuts, isOnlyQuotes: text.trim() === '' }
}

type Part = Piece | { kind: 'placed'; index: number }

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

async function cutPiece(cutting: Cutting, piece: Piece, position: number): Promise<boolean> {
  if (piece.kind === 'words') return false
  const source = piece.source ? await requireSource(cutting, piece.source) : await attribute(cutting, piece.passages)
  if (!source) return false
  const { passages } = piece
  const found = findCuts(source, passages) ?? (await findQuotedBefore(cutting, source, passages))
  if (!found) throw misquoted(source, passages)
  for (const [cut, span] of found.spans.entries()) keep(cutting, found.source, { position, cut }, span)
  return true
}

type Found = { source: Source; spans: Span[] }

/** Where the passages of one quote stand, each after the one before: joined in another order they could say anything. */
function findCuts(source: Source, passages: string[]): Found | null {
  const spans: Span[] = []
  for (const passage of passages.slice(0, MAX_CUTS + 1)) {
    const from = spans.at(-1)?.end ?? 0
    const next = findPassages(source.text, passage).find(({ start }) => start >= from)
    if (!next || (passages.length > 1 && !isJoinable(source.text, next))) return null
    spans.push(next)
  }
  return spans.length > MAX_CUTS ? null : { source, spans }
}

/** Passages that the wording before this edit quotes already, from a revision that its source has left behind. */
async function findQuotedBefore({ tx, edited }: Cutting, source: Source, passages: string[]): Promise<Found | null> {
  if (!edited || source.columns.sourceCommentId === null) return null
  const earlier = await listQuotedRevisions(tx, edited, source)
  return earlier.map((revision) => findCuts(revision, passages)).find((found) => found !== null) ?? null
}

async function cutPlaced(cutting: Cutting, quote: PlacedQuote | undefined, position: number): Promise<boolean> {
  if (!quote) return false
  const source = await requireSource(
    cutting,
    'paragraph' in quote.source ? { paragraph: quote.source.paragraph } : { comment: quote.source.comment },
  )
  if ('comment' in quote.source && quote.source.revision !== source.columns.sourceRevision) {
    throw new Refusal(
      'conflict',
      `#${quote.source.comment} was edited meanwhile: quote its revision ${source.columns.sourceRevision}.`,
      { field: 'quotes' },
    )
  }
  const { start, end } = quote
  const isInside = start < end && end <= source.text.length && source.text.slice(start, end).trim() !== ''
  const isWhole =
    isInside && [start, end].every((at) => isGraphemeBoundary(source.text, at) && !splitsWord(source.text, at))
  if (!isWhole)
    throw new Refusal('invalid', 'A quote begins and ends at whole words of its source.', { field: 'quotes' })
  keep(cutting, source, { position, cut: 0 }, { start, end })
  return true
}

function keep(cutting: Cutting, source: Source, at: { position: number; cut: number }, span: Span): void {
  cutting.cuts.push({ ...source.columns, ...at, start: span.start, end: span.end })
  cutting.quoted.push(source.text.slice(span.start, span.end))
}

async function requireSource({ tx, articleId }: Cutting, place: Place): Promise<Source> {
  const source = await findSource(tx, articleId, place)
  if (source) return source
  const named = 'comment' in place ? `comment #${place.comment}` : `paragraph ¶${place.paragraph}`
  throw new Refusal('not_found', `There is no ${named} here to quote.`, { field: 'body' })
}

/** The one source that holds unattributed `>` lines word for word; null where none does, or more than one. */
async function attribute(cutting: Cutting, passages: string[]): Promise<Source | null> {
  if (passages.length === 0 || !passages.every(isAttributable)) return null
  // Each look-up reads the whole thread; a comment can hold no more quotes than this anyway.
  if (++cutting.lookups > settings().QUOTES_MAX) return null
  cutting.sources ??= (await listSources(cutting.tx, cutting.articleId)).map((source) => ({
    source,
    folded: fold(source.text).folded,
  }))
  const wanted = passages.map((passage) => fold(passage).folded.trim())
  const holders = cutting.sources.filter(({ folded }) => wanted.every((words) => folded.includes(words)))
  const found = holders.filter(({ source }) => findCuts(source, passages) !== null)
  return found.length === 1 ? (found[0]?.source ?? null) : null
}

function misquoted(source: Source, passages: string[]): Refusal {
  const who = source.author === 'the article' ? 'what the article says' : `what ${source.author} wrote`
  const wrong = passages.find((passage) => findPassages(source.text, passage, 1).length === 0)
  if (wrong === undefined) {
    const words = `Passages joined by […] stand in the order of their source, at most ${MAX_CUTS}, each of three words or a sentence.`
    return new Refusal('misquoted', `This is not ${who}: ${words}`, { field: 'body' })
  }
  const nearest = nearestPassage([{ key: 0, text: source.text }], wrong)
  const words = nearest && source.text.slice(nearest.span.start, nearest.span.end)
  const offer = words ? ` Did you mean: “${words}”?` : ''
  return new Refusal('misquoted', `This is not ${who}.${offer}`, { field: 'body', nearest: words })
}

function refuseTooMuch(quotes: number, quoted: string[]): void {
  const { QUOTES_MAX, QUOTE_MAX_CHARACTERS, QUOTES_MAX_CHARACTERS } = settings()
  if (quotes > QUOTES_MAX)
    throw new Refusal('invalid', `A comment holds at most ${QUOTES_MAX} quotes.`, { field: 'body' })
  const lengths = quoted.map(countGraphemes)
  if (lengths.some((length) => length > QUOTE_MAX_CHARACTERS)) {
    throw new Refusal('invalid', `A quote has at most ${QUOTE_MAX_CHARACTERS} characters: please shorten it.`, {
      field: 'body',
    })
  }
  if (lengths.reduce((sum, length) => sum + length, 0) > QUOTES_MAX_CHARACTERS) {
    throw new Refusal('invalid', `The quotes of a comment have at most ${QUOTES_MAX_CHARACTERS} characters together.`, {
      field: 'body',
    })
  }
}
