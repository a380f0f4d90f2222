import type { Place } from './blocks'

/** Writes a quote the way people do: its source, then each line of its passages after `>`. */
export function printQuote(place: Place, passages: string[]): string {
  const quoted = passages.map(quoteLines).join('\n> […]\n')
  return `${printPlace(place)}\n${quoted}`
}

export function printPlace(place: Place): string {
  return 'comment' in place ? `>>${place.comment}` : `>>¶${place.paragraph}`
}

/** Not by a pattern's `^`, which also stands after U+2028. */
function quoteLines(passage: string): string {
  return passage
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}
