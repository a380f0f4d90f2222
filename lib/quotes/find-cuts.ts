import type { Span } from '@/lib/text/blocks'
import { isJoinable } from './attribute'
import { findPassages } from './find-passage'

/** How many cuts of one source a quote may join. */
export const MAX_CUTS = 5

/**
 * Finds where the passages of one quote stand in a text, each after the one before: joined in another order they could
 * say anything.
 *
 * @returns a cut for each passage; null where they do not all stand there, or may not be joined
 */
export function findCuts(text: string, passages: string[]): Span[] | null {
  if (passages.length > MAX_CUTS) return null
  const spans: Span[] = []
  for (const passage of passages) {
    const from = spans.at(-1)?.end ?? 0
    const next = findPassages(text, passage).find(
      (span) => span.start >= from && (passages.length === 1 || isJoinable(text, span)),
    )
    if (!next) return null
    spans.push(next)
  }
  return spans
}
