import { z } from 'zod'
import { MAX_SEARCH_UNITS } from '@/lib/text/parse-search'

const narrowing = z
  .string()
  .max(240, 'This is longer than any name.')
  .transform((name) => name || undefined)
  .optional()

/** What is looked for, and where: what a form leaves empty is not asked. */
export const SearchQuery = z.strictObject({
  q: z.string().max(MAX_SEARCH_UNITS, `At most ${MAX_SEARCH_UNITS} characters, please.`).default(''),
  author: narrowing,
  article: narrowing,
  cursor: z.coerce
    .number({ error: 'A cursor is a whole number.' })
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .optional(),
})
export type SearchQuery = z.infer<typeof SearchQuery>
