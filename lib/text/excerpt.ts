import { findPhrases } from './find-phrases'
import { graphemeBoundariesIn } from './graphemes'
import type { Phrase } from './parse-search'

/** A stretch of an excerpt; `match` where it is what was looked for. */
export type ExcerptPart = { text: string; match: boolean }

/** How much is shown, and how much of it before the first match, in UTF-16 code units. */
const EXCERPT_UNITS = 240
const BEFORE_UNITS = 70
/** How far a cut moves to fall between words. */
const TO_WORD_UNITS = 24

/** The part of a text around the first of the phrases, with each place marked where one of them stands. */
export function excerptOf(text: string, phrases: Phrase[]): ExcerptPart[] {
  const spans = findPhrases(text, phrases)
  const first = spans[0] ?? { start: 0, end: 0 }
  const start = first.start <= BEFORE_UNITS ? 0 : cutAt(text, first.start - BEFORE_UNITS, first.start)
  const wantedEnd = Math.max(start + EXCERPT_UNITS, first.end)
  const end = wantedEnd >= text.length ? text.length : cutAt(text, wantedEnd, text.length)
  const parts: ExcerptPart[] = []
  let at = start
  for (const span of spans) {
    if (span.start >= end) break
    parts.push({ text: text.slice(at, span.start), match: false })
    parts.push({ text: text.slice(span.start, Math.min(span.end, end)), match: true })
    at = Math.min(span.end, end)
  }
  parts.push({ text: text.slice(at, end), match: false })
  return tidyParts(parts, { isCutBefore: start > 0, isCutAfter: end < text.length })
}

/** The next place between two words, or else between two characters. */
function cutAt(text: string, from: number, limit: number): number {
  const space = text.slice(from, Math.min(from + TO_WORD_UNITS, limit)).search(/\s/)
  if (space >= 0) return from + space
  const isBoundary = graphemeBoundariesIn(text)
  let at = from
  while (at < limit && !isBoundary(at)) at++
  return at
}

function tidyParts(parts: ExcerptPart[], cut: { isCutBefore: boolean; isCutAfter: boolean }): ExcerptPart[] {
  const lines = parts.map((part) => ({ ...part, text: part.text.replace(/\s+/g, ' ') }))
  const [first, last] = [lines[0], lines.at(-1)]
  if (first) first.text = cut.isCutBefore ? `… ${first.text.trimStart()}` : first.text.trimStart()
  if (last) last.text = cut.isCutAfter ? `${last.text.trimEnd()} …` : last.text.trimEnd()
  return lines.filter(({ text }) => text !== '')
}
