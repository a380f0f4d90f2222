import { z } from 'zod'

/**
 * That a reader has seen a thread as it stood at `until`, the instant their page was made. `all`: also what was new on
 * pages that they have not opened.
 */
export const SeenThread = z.strictObject({
  until: z.iso
    .datetime()
    .transform((instant) => new Date(instant))
    .optional(),
  all: z.preprocess((value) => (value === '1' ? true : value), z.boolean().default(false)),
})
export type SeenThread = z.infer<typeof SeenThread>
