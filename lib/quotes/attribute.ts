import type { Span } from '@/lib/text/blocks'
import { countGraphemes } from '@/lib/text/graphemes'
import { sentencesOf } from '@/lib/text/sentences'

const MIN_GRAPHEMES = 20
const MIN_WORDS = 3
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Whether a passage is long enough to be traced to a source by its words alone. */
export function isAttributable(passage: string): boolean {
  const words = passage.trim()
  return countGraphemes(words) >= MIN_GRAPHEMES && hasEnoughWords(words)
}

/** Whether a cut may be joined with others by `[…]`: single words could be put together to say anything. */
export function isJoinable(text: string, { start, end }: Span): boolean {
  if (hasEnoughWords(text.slice(start, end))) return true
  return sentencesOf(text).some((sentence) => sentence.start === start && sentence.end === end)
}

/** Counts by the segmenter, because Japanese and Thai put no spaces between words. */
function hasEnoughWords(words: string): boolean {
  let count = 0
  for (const { isWordLike } of segmenter.segment(words)) {
    if (isWordLike) count += 1
    if (count === MIN_WORDS) return true
  }
  return false
}
