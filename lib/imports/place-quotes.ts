import { cutQuotations } from '@/lib/text/parse-body'
import { quotePositionOf } from '@/lib/text/quote-token'

/** Where each quote of a plain source stands in its own words (`bodyText`), in UTF-16 code units, in order of position. */
export function placeQuotes(source: string): number[] {
  const places: number[] = []
  let at = 0
  for (const stretch of cutQuotations(source.split('\n'))) {
    const own = stretch.kind === 'words' ? stretch.lines : [stretch.naming].filter((line) => line !== null)
    for (const line of own) {
      if (quotePositionOf(line) === null) at += line.length + 1
      else places.push(at)
    }
  }
  const length = Math.max(0, at - 1)
  return places.map((place) => Math.min(place, length))
}
