import type { Span } from '@/lib/text/blocks'
import { type Folded, fold } from '@/lib/text/fold'
import { graphemeBoundariesIn } from '@/lib/text/graphemes'
import { splitsWord } from '@/lib/text/word-boundary'

/**
 * Finds where a passage stands in a text, whatever its spaces, quotation marks and dashes look like. It begins and ends
 * at whole words: “happy” is not in “unhappy”.
 *
 * @returns the first place, in the text as given; null where the text does not hold the passage
 */
export function findPassage(text: string, passage: string): Span | null {
  return findPassages(text, passage, 1)[0] ?? null
}

/**
 * Finds every place where a passage stands in a text.
 *
 * @param limit how many places are wanted
 */
export function findPassages(text: string, passage: string, limit = Number.POSITIVE_INFINITY): Span[] {
  const wanted = fold(passage).folded.trim()
  if (wanted === '') return []
  const source = fold(text)
  const found: Span[] = []
  const isBetween = graphemeBoundariesIn(text)
  const isBoundary = (offset: number) => !splitsWord(text, offset) && isBetween(offset)

  let at = source.folded.indexOf(wanted)
  while (at !== -1 && found.length < limit) {
    const span = spanOf(source, at, at + wanted.length)
    if (span !== null && isBoundary(span.start) && isBoundary(span.end)) found.push(span)
    at = source.folded.indexOf(wanted, at + 1)
  }
  return found
}

/** The original stretch behind a folded one; null where it would cut a letter or "…" in two. */
function spanOf({ starts, ends }: Folded, from: number, to: number): Span | null {
  const [start, end] = [starts[from], ends[to - 1]]
  if (start === undefined || end === undefined) return null
  const isCut = starts[from - 1] === start || starts[to] === starts[to - 1]
  return isCut ? null : { start, end }
}
