import { z } from 'zod'
import { settings } from '@/lib/kernel/settings'
import { parseLocal } from './site-time'

const TakesComments = z.enum(['automatic', 'open', 'closed'])

/** A moderator's choice for a thread. */
export const NewClosing = z.strictObject({ choice: TakesComments.default('closed') })

/** A change of a thread that is to come; a form says its time as the site's clock shows it, a program may say an instant. */
export const NewSchedule = z.strictObject({
  at: z.string().max(40).transform(toInstant),
  to: TakesComments,
})
export type NewSchedule = z.infer<typeof NewSchedule>

/** From when on comments wait for a moderator; empty, as a form sends it, or not given: at once. */
export const NewPreModeration = z.strictObject({
  from: z
    .string()
    .max(40)
    .transform((text, context) => (text === '' ? null : toInstant(text, context)))
    .default(null),
})

function toInstant(text: string, context: z.RefinementCtx): Date {
  const instant = z.iso.datetime({ offset: true }).safeParse(text)
  const at = instant.success ? new Date(instant.data) : parseLocal(text, settings().SITE_TIME_ZONE)
  if (at && !Number.isNaN(at.getTime())) return at
  context.addIssue({ code: 'custom', message: 'Please say when: a day and an hour.' })
  return z.NEVER
}
