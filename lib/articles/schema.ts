import { z } from 'zod'
import { WhyWords } from '@/lib/events/why'
import { settings } from '@/lib/kernel/settings'
import { parseLocal } from './site-time'

const TakesComments = z.enum(['automatic', 'open', 'closed'])

/** A moderator's choice for a thread. */
export const NewClosing = z.strictObject({ choice: TakesComments.default('closed'), why: WhyWords })

/** A change of a thread that is to come; a form says its time as the site's clock shows it, a program may say an instant. */
export const NewSchedule = z.strictObject({
  at: z.string().max(40).transform(toInstant),
  to: TakesComments,
  why: WhyWords,
})
export type NewSchedule = Pick<z.infer<typeof NewSchedule>, 'at' | 'to'>

/** From when on comments wait for a moderator; empty, as a form sends it, or not given: at once. */
export const NewPreModeration = z.strictObject({
  from: z
    .string()
    .max(40)
    .transform((text, context) => (text === '' ? null : toInstant(text, context)))
    .default(null),
  why: WhyWords,
})

const Clock = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, 'Hours are like 23:00.')
  .default('')

/** Quiet hours of one article, by the site's clock; both empty: none. */
export const NewQuietHours = z
  .strictObject({ begins: Clock, ends: Clock, why: WhyWords })
  .transform((sent, context) => {
    const { begins, ends, why } = sent
    if (begins === '' && ends === '') return { hours: '', why }
    if (begins !== '' && ends !== '' && begins !== ends) return { hours: `${begins}-${ends}`, why }
    context.addIssue({ code: 'custom', path: ['ends'], message: 'Say when quiet hours begin and when they end.' })
    return z.NEVER
  })

function toInstant(text: string, context: z.RefinementCtx): Date {
  const instant = z.iso.datetime({ offset: true }).safeParse(text)
  const at = instant.success ? new Date(instant.data) : parseLocal(text, settings().SITE_TIME_ZONE)
  if (at && !Number.isNaN(at.getTime())) return at
  context.addIssue({ code: 'custom', message: 'Please say when: a day and an hour.' })
  return z.NEVER
}
