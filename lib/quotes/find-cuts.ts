import type { Span } from '@/lib/text/blocks'
import type { Barred } from '@/lib/text/plain-text'
import { joinableIn } from './attribute'
import { findPassages } from './find-passage'

/** How many cuts of one source a quote may join. */
export const MAX_CUTS = 5

const NOTHING_BARRED: Barred = { struck: [], gaps: [] }

/** Whether a cut holds no struck-out words, and does not run across a quotation that it would leave out unsaid. */
export function isWhole({ start, end }: Span, { struck, gaps }: Barred): boolean {
  return (
    gaps.every((at) => at <= start || at >= end) && struck.every((words) => words.end <= start || words.start >= end)
  )
}

/**
 * Finds where the passages of one quote stand in a text, each after the one before: joined in another order they could
 * say anything.
 *
 * @param barred where the text cannot be cut as it stands
 * @returns a cut for each passage; null where they do not all stand there, or may not be joined
 */
export function findCuts(text: string, passages: string[], barred: Barred = NOTHING_BARRED): Span[] | null {
  if (passages.length > MAX_CUTS) return null
  const isJoinable = passages.length > 1 ? joinableIn(text) : () => true
  const spans: Span[] = []
  for (const passage of passages) {
    const from = spans.at(-1)?.end ?? 0
    const next = findPassages(text, passage).find(
      (span) => span.start >= from && isWhole(span, barred) && isJoinable(span),
    )
    if (!next) return null
    spans.push(next)
  }
  return spans
}
