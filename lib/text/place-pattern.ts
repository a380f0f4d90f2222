import type { Place } from './blocks'

/** How a place is written, as the source of a pattern: its groups are the paragraph sign and the number. */
export const PLACE_PATTERN = '>>([¶p]?)([1-9]\\d{0,9})'

const MAX_NUMBER = 2 ** 31 - 1

/** The place that a match of `PLACE_PATTERN` names; null for a number that no comment can have. */
export function placeOf(sign: string | undefined, digits: string | undefined): Place | null {
  const number = Number(digits)
  if (!(number >= 1 && number <= MAX_NUMBER)) return null
  return sign ? { paragraph: number } : { comment: number }
}
