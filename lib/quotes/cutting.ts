import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import type { Place, Span } from '@/lib/text/blocks'
import { fold } from '@/lib/text/fold'
import { isGraphemeBoundary } from '@/lib/text/graphemes'
import { splitsWord } from '@/lib/text/word-boundary'
import type { Piece } from '@/lib/text/written'
import { isAttributable } from './attribute'
import { findCuts as findSpans, MAX_CUTS } from './find-cuts'
import { findPassages } from './find-passage'
import { nearestPassage } from './nearest-passage'
import type { PlacedQuote } from './schema'
import { findSource, listQuotedRevisions, listSourcesLike, type Source } from './sources'

/** A wording whose quotes may stay as they are, although their sources were edited since: the one that is being edited. */
export type Wording = { commentId: string; revision: number }

/** Where the words of one quote stand; null: nobody knows whose they are. */
export type Found = { source: Source; spans: Span[] }

/** The quotes of one body, on their way to being cut. */
export type Cutting = { tx: Db; articleId: string; edited: Wording | null; lookups: number }

/**
 * Finds the words of a written quote in the source it names, or in the one source that holds them.
 *
 * @throws {Refusal} misquoted (with the nearest true passage), not_found (no such source)
 */
export async function findQuote(cutting: Cutting, piece: Extract<Piece, { kind: 'quote' }>): Promise<Found | null> {
  const { source: place, passages } = piece
  if (!place) return attribute(cutting, passages)
  const source = await requireSource(cutting, place)
  const found = findCuts(source, passages) ?? (await findQuotedBefore(cutting, source, passages))
  if (!found) throw misquoted(source, passages)
  return found
}

/**
 * The words that a program named by their offsets.
 *
 * @throws {Refusal} not_found, conflict (another revision than the current one), invalid (not whole words)
 */
export async function findPlaced(cutting: Cutting, quote: PlacedQuote): Promise<Found> {
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
  return { source, spans: [{ start, end }] }
}

function findCuts(source: Source, passages: string[]): Found | null {
  const spans = findSpans(source.text, passages)
  return spans && { source, spans }
}

/** Passages that the wording before this edit quotes already, from a revision that its source has left behind. */
async function findQuotedBefore({ tx, edited }: Cutting, source: Source, passages: string[]): Promise<Found | null> {
  if (!edited || source.columns.sourceCommentId === null) return null
  const earlier = await listQuotedRevisions(tx, edited, source)
  return earlier.map((revision) => findCuts(revision, passages)).find((found) => found !== null) ?? null
}

async function requireSource({ tx, articleId }: Cutting, place: Place): Promise<Source> {
  const source = await findSource(tx, articleId, place)
  if (source) return source
  const named = 'comment' in place ? `comment #${place.comment}` : `paragraph ¶${place.paragraph}`
  throw new Refusal('not_found', `There is no ${named} here to quote.`, { field: 'body' })
}

/** The one source that holds unattributed `>` lines word for word; null where none does, or more than one. */
async function attribute(cutting: Cutting, passages: string[]): Promise<Found | null> {
  if (passages.length === 0 || !passages.every(isAttributable)) return null
  // Each look-up goes over the whole thread; a comment can hold no more quotes than this anyway.
  if (++cutting.lookups > settings().QUOTES_MAX) return null
  const wanted = passages.map((passage) => fold(passage).folded.trim())
  const sources = await listSourcesLike(cutting.tx, cutting.articleId, wanted)
  const found = sources.flatMap((source) => {
    const { folded } = fold(source.text)
    return wanted.every((words) => folded.includes(words)) ? (findCuts(source, passages) ?? []) : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
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
