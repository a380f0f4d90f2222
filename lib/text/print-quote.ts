import type { Place } from './blocks'

/** Writes a quote the way people do: its source, then each line of its passages after `>`. */
export function printQuote(place: Place, passages: string[]): string {
  const source = 'comment' in place ? `>>${place.comment}` : `>>¶${place.paragraph}`
  const quoted = passages.map((passage) => passage.replace(/^/gm, '> ')).join('\n> […]\n')
  return `${source}\n${quoted}`
}
