const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Whether a place in a text, in UTF-16 code units, lies between two characters and not inside one. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  return offset === 0 || offset === text.length || segmenter.segment(text).containing(offset)?.index === offset
}
