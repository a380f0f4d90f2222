import { z } from 'zod'

const MAX_PLACE = 2_147_483_647

const Source = z.union([
  z.strictObject({ comment: z.int().min(1).max(MAX_PLACE), revision: z.int().min(1).max(MAX_PLACE) }),
  z.strictObject({ paragraph: z.int().min(1).max(MAX_PLACE) }),
])

/** A quote as programs send it: where the words stand, in UTF-16 code units of the source's text. */
export const PlacedQuote = z.strictObject({
  source: Source,
  start: z.int().min(0).max(MAX_PLACE),
  end: z.int().min(1).max(MAX_PLACE),
})
export type PlacedQuote = z.infer<typeof PlacedQuote>
