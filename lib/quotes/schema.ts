import { z } from 'zod'

const Source = z.union([
  z.strictObject({ comment: z.int().min(1), revision: z.int().min(1) }),
  z.strictObject({ paragraph: z.int().min(1) }),
])

/** A quote as programs send it: where the words stand, in UTF-16 code units of the source's text. */
export const PlacedQuote = z.strictObject({ source: Source, start: z.int().min(0), end: z.int().min(1) })
export type PlacedQuote = z.infer<typeof PlacedQuote>
