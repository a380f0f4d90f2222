const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const ONE_UNIT_EACH = /^[ -~\n\t]*$/

/** Counts characters as a reader sees them: a letter with its marks, a family emoji and a flag are one each. */
export function countGraphemes(text: string): number {
  if (ONE_UNIT_EACH.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}
