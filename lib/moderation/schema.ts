import { z } from 'zod'
import { REMOVAL_REASONS } from '@/lib/comments/removal-words'

const Reason = z.enum(Object.keys(REMOVAL_REASONS), { error: 'Please choose a rule.' })
const words = (max: number) => z.string().trim().max(max, `At most ${max} characters.`)

/** The wording that was read before deciding; a later one is a conflict. */
const Revision = z.coerce.number().int().min(1).max(2_147_483_647).optional()

/** What a reader says is wrong with a comment. */
export const NewReport = z.strictObject({ rule: Reason, text: words(500).default('') })
export type NewReport = z.infer<typeof NewReport>

/** Why a comment is removed; `note` is said to its author. */
export const NewRemoval = z.strictObject({ reason: Reason, note: words(500).default(''), revision: Revision })
export type NewRemoval = z.infer<typeof NewRemoval>

export const NewApproval = z.strictObject({ revision: Revision })
export type NewApproval = z.infer<typeof NewApproval>

export const QUEUE_STATES = ['all', 'reported', 'held'] as const
export type QueueState = (typeof QUEUE_STATES)[number]
