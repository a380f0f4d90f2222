import { z } from 'zod'
import { textFaults } from '@/lib/text/faults'
import type { EventData } from './schema'

const MAX_CHARACTERS = 500

/** Why something is done, for colleagues who read the log; '' where nobody says. */
export const WhyWords = z
  .string()
  .trim()
  .max(MAX_CHARACTERS, `At most ${MAX_CHARACTERS} characters.`)
  .superRefine((text, context) => {
    const fault = textFaults(text)[0]
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })
  .default('')

/** A request that says why, or nothing. */
export const Why = z.strictObject({ why: WhyWords })

/** Why, as an event keeps it. */
export function whyOf(why: string): Pick<EventData, 'note'> {
  return why === '' ? {} : { note: why }
}
