import { z } from 'zod'

const MAX_FIELD_CHARACTERS = 400

/** What signing up takes; names and passwords are judged by `rules.ts`, which has the words for each fault. */
export const NewAccount = z.strictObject({
  name: z.string().max(MAX_FIELD_CHARACTERS),
  email: z.email('This is not an e-mail address.').max(254),
  password: z.string().max(4 * MAX_FIELD_CHARACTERS),
})
export type NewAccount = z.infer<typeof NewAccount>

/** What signing in takes; `name` is a name or an e-mail address. */
export const Credentials = z.object({
  name: z.string().min(1).max(MAX_FIELD_CHARACTERS),
  password: z
    .string()
    .min(1)
    .max(4 * MAX_FIELD_CHARACTERS),
})
export type Credentials = z.infer<typeof Credentials>

/** Changing one's own password. */
export const NewPassword = z.strictObject({ current: z.string().max(1600), password: z.string().max(1600) })
export type NewPassword = z.infer<typeof NewPassword>

/** What suspending takes; `until` is an instant in ISO 8601, absent for a suspension without end. */
export const NewSuspension = z.strictObject({
  reason: z.string().trim().min(1, 'Say why: the reader is told.').max(500),
  until: z.preprocess((value) => (value === '' ? undefined : value), z.coerce.date().optional()),
})
export type NewSuspension = z.infer<typeof NewSuspension>
