import { isAttributable } from '@/lib/quotes/attribute'
import { findPassage } from '@/lib/quotes/find-passage'
import { indexOpenings, openingOf, wordsOf } from './openings'

/** Where an inferred quote was cut: the comment's number or the paragraph's (both from 1), with UTF-16 offsets in its text. */
export type Inferred = {
  bodyIndex: number
  source: { comment: number } | { paragraph: number }
  start: number
  end: number
}

type Source = { place: { comment: number } | { paragraph: number }; text: string }

/**
 * Finds the paragraphs of comments that stand word for word in exactly one earlier comment or paragraph of the article.
 * Comments are quoted from their own words alone (their body without its inferred quotes, joined by line ends).
 *
 * @returns for each comment its inferred quotes, in the order of its body
 */
export function inferQuotes(paragraphs: string[], comments: { body: string[] }[]): Inferred[][] {
  const openings = new Set<string>()
  for (const { body } of comments)
    for (const line of body) if (isAttributable(line)) openings.add(openingOf(wordsOf(line)))
  const sourcesByOpening = new Map<string, Source[]>()
  const addSource = (source: Source) => indexOpenings(source, wordsOf(source.text), openings, sourcesByOpening)
  paragraphs.forEach((text, index) => {
    addSource({ place: { paragraph: index + 1 }, text })
  })

  return comments.map(({ body }, index) => {
    const quotes = body.flatMap((line, bodyIndex) => inferQuote(line, bodyIndex, sourcesByOpening))
    const quoted = new Set(quotes.map(({ bodyIndex }) => bodyIndex))
    const ownWords = body.filter((_, bodyIndex) => !quoted.has(bodyIndex)).join('\n')
    addSource({ place: { comment: index + 1 }, text: ownWords })
    return quotes
  })
}

/** Two sources are one too many: which of them was meant is not known. */
function inferQuote(line: string, bodyIndex: number, sourcesByOpening: Map<string, Source[]>): Inferred[] {
  if (!isAttributable(line)) return []
  const found: Inferred[] = []
  for (const { place, text } of sourcesByOpening.get(openingOf(wordsOf(line))) ?? []) {
    const span = findPassage(text, line)
    if (span) found.push({ bodyIndex, source: place, start: span.start, end: span.end })
    if (found.length > 1) return []
  }
  return found
}
