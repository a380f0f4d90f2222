const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const ONE_UNIT_EACH = /^[ -~\n\t]*$/

/** Counts characters as a reader sees them: a letter with its marks, a family emoji and a flag are one each. */
export function countGraphemes(text: string): number {
  if (ONE_UNIT_EACH.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

/** Whether a place in a text, in UTF-16 code units, lies between two characters and not inside one. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  return graphemeBoundariesIn(text)(offset)
}

/** The same for many places of one text. */
export function graphemeBoundariesIn(text: string): (offset: number) => boolean {
  const segments = segmenter.segment(text)
  return (offset) => offset === 0 || offset === text.length || segments.containing(offset)?.index === offset
}
