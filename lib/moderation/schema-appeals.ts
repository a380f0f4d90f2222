import { z } from 'zod'

/** Why an author asks for a second look; its length is judged by `appealRemoval`, as a reader counts characters. */
export const NewAppeal = z.strictObject({ text: z.string().max(20_000, 'This is too long.') })
export type NewAppeal = z.infer<typeof NewAppeal>

/** What a moderator says to an appeal; `note` is said to the author. */
export const AppealDecision = z.strictObject({
  outcome: z.enum(['upheld', 'dismissed'], { error: 'Uphold the appeal, or dismiss it.' }),
  note: z.string().trim().max(500, 'At most 500 characters.').default(''),
})
export type AppealDecision = z.infer<typeof AppealDecision>
