import { z } from 'zod'
import { ROLES } from './view'

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

/** How long a suspension lasts, as its form offers it; a ban is one without end. */
const SUSPENSION_TERMS = ['day', 'week', 'month', 'until', 'ban'] as const

/**
 * What suspending takes; `until` is an instant in ISO 8601, absent for a suspension without end. A form says `term`, and
 * `until` with it where that is the term.
 */
export const NewSuspension = z.strictObject({
  reason: z.string().trim().min(1, 'Say why: the reader is told.').max(500),
  until: z.preprocess((value) => (value === '' ? undefined : value), z.coerce.date().optional()),
  term: z.enum(SUSPENSION_TERMS, { error: 'Choose for how long.' }).optional(),
})
export type NewSuspension = z.infer<typeof NewSuspension>

const MAX_WORDS = 1_000
const words = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(MAX_WORDS, `At most ${MAX_WORDS.toLocaleString('en')} characters.`)

/** What a reader is warned for, in words that they read. */
export const NewWarning = z.strictObject({ text: words('Say what for: the reader reads it.') })
export type NewWarning = z.infer<typeof NewWarning>

/** What moderators tell each other of a reader. */
export const NewNote = z.strictObject({ text: words('There is nothing in this note.') })
export type NewNote = z.infer<typeof NewNote>

/** The warning that its reader has read. */
export const SeenWarning = z.strictObject({ id: z.string().min(1).max(60) })
export type SeenWarning = z.infer<typeof SeenWarning>

/** The role that an account is to have. */
export const NewRole = z.strictObject({ role: z.enum(ROLES, { error: 'Choose a role.' }) })
export type NewRole = z.infer<typeof NewRole>
