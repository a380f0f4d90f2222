import { z } from 'zod'
import { REMOVAL_REASONS } from '@/lib/comments/removal-words'

const Reason = z.enum(Object.keys(REMOVAL_REASONS), { error: 'Please choose a rule.' })
const words = (max: number) => z.string().trim().max(max, `At most ${max} characters.`)

const MAX_INTEGER = 2_147_483_647
/** The wording that was read before deciding; a later one is a conflict. */
const Revision = z.coerce.number().int().min(1).max(MAX_INTEGER).optional()
/** The latest decision that was known before deciding; a later one is a conflict. */
const LastDecision = z.coerce.number().int().min(0).max(MAX_INTEGER).optional()

/** What a reader says is wrong with a comment. */
export const NewReport = z.strictObject({ rule: Reason, text: words(500).default('') })
export type NewReport = z.infer<typeof NewReport>

/** Why a comment is removed; `note` is said to its author. */
export const NewRemoval = z.strictObject({
  reason: Reason,
  note: words(500).default(''),
  revision: Revision,
  lastDecision: LastDecision,
})
export type NewRemoval = z.infer<typeof NewRemoval>

export const NewApproval = z.strictObject({ revision: Revision, lastDecision: LastDecision })
export type NewApproval = z.infer<typeof NewApproval>

export const QUEUE_STATES = ['all', 'reported', 'held', 'appealed'] as const
export type QueueState = (typeof QUEUE_STATES)[number]
const State = z.enum(QUEUE_STATES, { error: `state is one of ${QUEUE_STATES.join(', ')}.` })

/** Which comment a moderator looks at from now on: this one, or the most urgent of a state. */
export const NewClaim = z.union([
  z.strictObject({ slug: z.string().min(1).max(300), number: z.coerce.number().int().min(1).max(MAX_INTEGER) }),
  z.strictObject({ state: State.default('all') }),
])
export type NewClaim = z.infer<typeof NewClaim>

/** Which comment a moderator does not look at any more. */
export const OldClaim = z.strictObject({
  slug: z.string().min(1).max(300),
  number: z.coerce.number().int().min(1).max(MAX_INTEGER),
})
export type OldClaim = z.infer<typeof OldClaim>

/** A comment as lists name it, `slug/9`, with the latest decision that was known: `slug/9@57`. */
const Place = z.string().transform((text, context) => {
  const [, slug, number, lastDecision] = /^([^/\s]{1,300})\/([1-9]\d{0,8})(?:@(\d{1,9}))?$/.exec(text) ?? []
  if (slug && number)
    return { slug, number: Number(number), ...(lastDecision ? { lastDecision: Number(lastDecision) } : {}) }
  context.addIssue({ code: 'custom', message: 'A comment is named like night-ferries/9.' })
  return z.NEVER
})
export type DecidedPlace = z.infer<typeof Place>

/** More cannot be decided at once. */
export const MAX_DECIDED = 1_000
const Places = z
  .preprocess(
    (sent) => (typeof sent === 'string' ? [...new Set(sent.split(/\s+/).filter(Boolean))] : sent),
    z.array(Place),
  )
  .refine((places) => places.length > 0, 'Please choose at least one comment.')
  .refine((places) => places.length <= MAX_DECIDED, `At most ${MAX_DECIDED.toLocaleString('en')} at once.`)

/** One decision about many comments: those named (a form sends `comment` for each), or all that a reader wrote lately. */
export const NewDecisions = z
  .strictObject({
    comments: Places.optional(),
    comment: Places.optional(),
    author: z.string().min(1).max(100).optional(),
    decision: z.enum(['approve', 'remove'], { error: 'decision is approve or remove.' }),
    reason: z.union([z.literal('').transform(() => undefined), Reason]).optional(),
    note: words(500).default(''),
  })
  .transform(({ comments, comment, author, ...rest }, context) => {
    const places = [...(comments ?? []), ...(comment ?? [])]
    if (places.length > 0 !== (author !== undefined)) {
      const of = author === undefined ? places : { author }
      if (rest.decision === 'approve') return { of, decision: { to: 'shown' as const } }
      const { reason, note } = rest
      if (reason) return { of, decision: { to: 'removed' as const, reason, note } }
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Please choose a rule.' })
    } else context.addIssue({ code: 'custom', path: ['comments'], message: 'Please choose comments, or one author.' })
    return z.NEVER
  })
export type NewDecisions = z.infer<typeof NewDecisions>
