import { findCuts } from '@/lib/quotes/find-cuts'
import type { Place, Span } from '@/lib/text/blocks'
import { fold } from '@/lib/text/fold'
import { type Barred, barredIn, bodyText } from '@/lib/text/plain-text'
import { endsOf, indexWords, wordsOf } from './index-words'
import { type Candidate, listCandidates } from './passages'
import { writeSource } from './write-source'

/** Lines of a body that turned out to be a quote, and where it was cut: in UTF-16 offsets of the source's text. */
export type Inferred = { bodyIndex: number; lineCount: number; source: Place; cuts: Span[] }

type Source = { place: Place; text: string; barred: Barred; folded: string | null }

/** What can be quoted so far; `byWords` knows it by the ends of what is looked for. */
type Sources = { paragraphs: Source[]; comments: Source[]; byWords: Map<string, Source[]> }

/**
 * Finds the blockquotes and paragraphs of comments that stand word for word in exactly one earlier comment or paragraph of
 * the article. Comments are quoted from their own words alone.
 *
 * @returns for each comment its inferred quotes, in the order of its body
 */
export function inferQuotes(paragraphs: string[], comments: { body: string[] }[]): Inferred[][] {
  const candidates = comments.map(({ body }) => listCandidates(body))
  const asked = new Set(candidates.flat().flatMap(keysOf))
  const sources: Sources = { paragraphs: [], comments: [], byWords: new Map() }
  const add = (list: Source[], place: Place, text: string, barred: Barred) => {
    const source = { place, text, barred, folded: null }
    list.push(source)
    indexWords(source, wordsOf(text), asked, sources.byWords)
  }
  for (const [index, text] of paragraphs.entries())
    add(sources.paragraphs, { paragraph: index + 1 }, text, barredIn('', 'plain'))

  return comments.map(({ body }, index) => {
    const quotes = (candidates[index] ?? []).flatMap((candidate) => trace(candidate, sources))
    const source = writeSource(body, quotes)
    add(sources.comments, { comment: index + 1 }, bodyText(source, 'plain'), barredIn(source, 'plain'))
    return quotes
  })
}

function keysOf({ named, passages, inner }: Candidate): string[] {
  return [...(named ? [] : passages.flatMap((passage) => endsOf(wordsOf(passage)))), ...inner.flatMap(keysOf)]
}

/** Two sources are one too many: which of them was meant is not known. */
function trace(candidate: Candidate, sources: Sources): Inferred[] {
  const { bodyIndex, lineCount, passages, inner } = candidate
  const wanted = passages.map((passage) => fold(passage).folded.trim())
  const found: Inferred[] = []
  for (const source of sourcesFor(candidate, sources)) {
    source.folded ??= fold(source.text).folded
    const { place, text, barred, folded } = source
    const cuts = wanted.every((words) => folded.includes(words)) ? findCuts(text, passages, barred) : null
    if (cuts) found.push({ bodyIndex, lineCount, source: place, cuts })
    if (found.length > 1) break
  }
  return found.length === 1 ? found : inner.flatMap((part) => trace(part, sources))
}

/** The sources that may hold a candidate: of the lists under its keys the shortest one, as each of them has them all. */
function sourcesFor({ named, passages }: Candidate, { paragraphs, comments, byWords }: Sources): Source[] {
  if (named) {
    const source = 'comment' in named ? comments[named.comment - 1] : paragraphs[named.paragraph - 1]
    return source ? [source] : []
  }
  const lists = passages.flatMap((passage) => endsOf(wordsOf(passage))).map((key) => byWords.get(key) ?? [])
  return lists.reduce((shortest, list) => (list.length < shortest.length ? list : shortest), lists[0] ?? [])
}
