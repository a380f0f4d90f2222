import type { Writing } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import type { Place, Span } from '@/lib/text/blocks'
import { fold } from '@/lib/text/fold'
import { isGraphemeBoundary } from '@/lib/text/graphemes'
import { splitsWord } from '@/lib/text/word-boundary'
import type { Piece } from '@/lib/text/written'
import { isAttributable } from './attribute'
import { findCuts as findSpans, isWhole, MAX_CUTS } from './find-cuts'
import { findPassages } from './find-passage'
import { nearestPassage } from './nearest-passage'
import type { PlacedQuote } from './schema'
import { findSources, keyOf, listQuotedRevisions, listSourcesLike, type Source } from './sources'

/** A wording whose quotes may stay as they are, although their sources were edited since: the one that is being edited. */
export type Wording = { commentId: string; revision: number }

const CUT_ACROSS =
  'Words that were struck out are not quoted, and words around a quotation are two passages: join them by […].'

/** Where the words of one quote stand; null: nobody knows whose they are. */
export type Found = { source: Source; spans: Span[] }

/** The quotes of one body, on their way to being cut. */
export type Cutting = {
  tx: Writing
  articleId: string
  edited: Wording | null
  /** the sources that the body names */
  named: Map<string, Source>
  /** how many passages were looked for in the whole thread */
  lookups: number
}

/** Begins to cut the quotes of one body: reads the sources it names, all at once. */
export async function startCutting(
  tx: Writing,
  articleId: string,
  places: Place[],
  edited: Wording | null = null,
): Promise<Cutting> {
  return { tx, articleId, edited, named: await findSources(tx, articleId, places), lookups: 0 }
}

/**
 * Finds the words of a written quote in the source it names, or in the one source that holds them.
 *
 * @throws {Refusal} misquoted (with the nearest true passage), not_found (no such source)
 */
export async function findQuote(cutting: Cutting, piece: Extract<Piece, { kind: 'quote' }>): Promise<Found | null> {
  const { source: place, passages } = piece
  if (!place) return attribute(cutting, passages)
  const source = requireSource(cutting, place, 'body')
  const found = findCuts(source, passages) ?? (await findQuotedBefore(cutting, source, passages))
  if (!found) throw misquoted(source, passages)
  return found
}

/**
 * The words that a program named by their offsets.
 *
 * @throws {Refusal} not_found, conflict (another revision than the current one), invalid (not whole words)
 */
export function findPlaced(cutting: Cutting, quote: PlacedQuote): Found {
  const source = requireSource(cutting, quote.source, 'quotes')
  if ('comment' in quote.source && quote.source.revision !== source.columns.sourceRevision) {
    throw new Refusal(
      'conflict',
      `#${quote.source.comment} was edited meanwhile: quote its revision ${source.columns.sourceRevision}.`,
      { field: 'quotes' },
    )
  }
  const { start, end } = quote
  const isInside = start < end && end <= source.text.length && source.text.slice(start, end).trim() !== ''
  const isAtWords =
    isInside && [start, end].every((at) => isGraphemeBoundary(source.text, at) && !splitsWord(source.text, at))
  if (!isAtWords)
    throw new Refusal('invalid', 'A quote begins and ends at whole words of its source.', { field: 'quotes' })
  if (!isWhole(quote, source.barred)) throw new Refusal('invalid', CUT_ACROSS, { field: 'quotes' })
  return { source, spans: [{ start, end }] }
}

function findCuts(source: Source, passages: string[]): Found | null {
  const spans = findSpans(source.text, passages, source.barred)
  return spans && { source, spans }
}

/** Passages that the wording before this edit quotes already, from a revision that its source has left behind. */
async function findQuotedBefore({ tx, edited }: Cutting, source: Source, passages: string[]): Promise<Found | null> {
  if (!edited || source.columns.sourceCommentId === null) return null
  const earlier = await listQuotedRevisions(tx, edited, source)
  const kept = earlier.map((revision) => {
    const found = findCuts(revision, passages)
    const isQuoted = ({ start, end }: Span) => revision.quoted.some((span) => span.start <= start && end <= span.end)
    return found?.spans.every(isQuoted) ? found : null
  })
  return kept.find((found) => found !== null) ?? null
}

function requireSource({ named, edited }: Cutting, place: Place, field: 'body' | 'quotes'): Source {
  const source = named.get(keyOf(place))
  if (source && isItself(source, edited)) throw new Refusal('invalid', 'A comment cannot quote itself.', { field })
  if (source) return source
  const name = 'comment' in place ? `comment #${place.comment}` : `paragraph ¶${place.paragraph}`
  throw new Refusal('not_found', `There is no ${name} here to quote.`, { field })
}

function isItself({ columns }: Source, edited: Wording | null): boolean {
  return edited !== null && columns.sourceCommentId === edited.commentId
}

/** The one source that holds unattributed `>` lines word for word; null where none does, or more than one. */
async function attribute(cutting: Cutting, passages: string[]): Promise<Found | null> {
  const bare = passages.map((passage) => passage.replace(/^(?: {0,3}> ?)+/gm, '').trim())
  if (bare.length === 0 || !bare.every(isAttributable)) return null
  // Each look-up goes over the whole thread. What was not looked for is not stored: its words would have no source to follow.
  if (++cutting.lookups > settings().QUOTES_MAX)
    throw new Refusal('invalid', `A comment holds at most ${settings().QUOTES_MAX} quotations.`, { field: 'body' })
  const wanted = bare.map((passage) => fold(passage).folded.trim())
  const sources = await listSourcesLike(cutting.tx, cutting.articleId, wanted)
  const found = sources.flatMap((source) => {
    if (isItself(source, cutting.edited)) return []
    const { folded } = fold(source.text)
    return wanted.every((words) => folded.includes(words)) ? (findCuts(source, bare) ?? []) : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

function misquoted(source: Source, passages: string[]): Refusal {
  const who = source.author === 'the article' ? 'what the article says' : `what ${source.author} wrote`
  const wrong = passages.find((passage) => findPassages(source.text, passage, 1).length === 0)
  if (wrong === undefined && passages.length === 1) {
    return new Refusal('misquoted', `This is not ${who} in one passage. ${CUT_ACROSS}`, { field: 'body' })
  }
  if (wrong === undefined) {
    const words = `Passages joined by […] stand in the order of their source, at most ${MAX_CUTS}, each of three words or a sentence.`
    return new Refusal('misquoted', `This is not ${who}: ${words}`, { field: 'body' })
  }
  const nearest = nearestPassage([{ key: 0, text: source.text }], wrong)
  const words = nearest && source.text.slice(nearest.span.start, nearest.span.end).replace(/[,;:]$/, '')
  const offer = words ? ` Did you mean: “${words}”?` : ''
  return new Refusal('misquoted', `This is not ${who}.${offer}`, { field: 'body', nearest: words })
}
