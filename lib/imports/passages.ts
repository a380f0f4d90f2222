import { isAttributable } from '@/lib/quotes/attribute'
import type { Place } from '@/lib/text/blocks'
import { MAX_DEPTH } from '@/lib/text/max-depth'
import { cutQuotations } from '@/lib/text/parse-body'

/**
 * Lines of a body that may be somebody else's words: a paragraph, or a blockquote with its passages. `inner` is what to
 * look for where the whole is not found.
 */
export type Candidate = {
  bodyIndex: number
  lineCount: number
  /** whose words they are said to be; null: nobody said */
  named: Place | null
  passages: string[]
  inner: Candidate[]
}

/** Lists what to look for in earlier comments and paragraphs; what is too short to be traced is not in it. */
export function listCandidates(body: string[], depth = 0, first = 0): Candidate[] {
  if (depth > MAX_DEPTH) return []
  let bodyIndex = first
  return cutQuotations(body).flatMap((stretch): Candidate[] => {
    const start = bodyIndex
    bodyIndex += stretch.lines.length
    if (stretch.kind === 'words') return stretch.lines.flatMap((line, index) => toCandidate(line, start + index))
    const { source: named, passages, lines } = stretch
    if (named) bodyIndex += 1
    const lineCount = bodyIndex - start
    // Passages that were joined, or said to be somebody's, stand or fall as a whole: their parts would say something else.
    if (named || passages.length > 1)
      return [{ bodyIndex: start, lineCount, named, passages, inner: [] }].filter(isTraceable)
    const inner = listCandidates(lines, depth + 1, start).filter((part) => part.passages[0]?.trim() !== passages[0])
    return passages.every(isAttributable) ? [{ bodyIndex: start, lineCount, named, passages, inner }] : inner
  })
}

function toCandidate(line: string, bodyIndex: number): Candidate[] {
  return [{ bodyIndex, lineCount: 1, named: null, passages: [line], inner: [] }].filter(isTraceable)
}

function isTraceable({ named, passages }: Pick<Candidate, 'named' | 'passages'>): boolean {
  return named !== null || passages.every(isAttributable)
}
