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

/**
 * Tells of the cuts of a text whether they may be joined with others by `[…]`: single words could be put together to say
 * anything. The text is read once, however many cuts are asked about.
 */
export function joinableIn(text: string): (cut: Span) => boolean {
  let sentences: Set<string> | null = null
  const known = new Map<string, boolean>()
  return ({ start, end }) => {
    const words = text.slice(start, end)
    const isLong = known.get(words) ?? hasEnoughWords(words)
    known.set(words, isLong)
    if (isLong) return true
    sentences ??= new Set(sentencesOf(text).map((one) => `${one.start} ${one.end}`))
    return sentences.has(`${start} ${end}`)
  }
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
