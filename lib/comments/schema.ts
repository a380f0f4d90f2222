import { z } from 'zod'
import { PlacedQuote } from '@/lib/quotes/schema'
import { ORDERS } from './view-choice'

/** Larger than any comment may be, so that a reader's words come back to them instead of being cut off. */
const MAX_BODY_UNITS = 100_000
const MAX_QUOTES_SENT = 50

const Body = z.string().max(MAX_BODY_UNITS)
const CommentNumber = z.coerce.number().int().min(1).max(2_147_483_647)
const blankAsAbsent = (value: unknown) => (value === '' || value === null ? undefined : value)

/** A comment as it comes in, from a form or a program. Lengths are judged in `rules.ts`, which has the words for it. */
export const NewComment = z.strictObject({
  body: Body,
  replyTo: z.preprocess(blankAsAbsent, CommentNumber.optional()),
  quotes: z.array(PlacedQuote).max(MAX_QUOTES_SENT).optional(),
})
export type NewComment = z.infer<typeof NewComment>

/** New words for one's own comment; `revision` is the one that was edited. */
export const CommentEdit = z.strictObject({
  body: Body,
  revision: CommentNumber,
  quotes: z.array(PlacedQuote).max(MAX_QUOTES_SENT).optional(),
})
export type CommentEdit = z.infer<typeof CommentEdit>

/** What is being written; `edited` is the number of one's own comment that it is to replace. */
export const PreviewRequest = z.strictObject({ body: Body, edited: CommentNumber.optional() })

/** A request that says all there is to say by its address. */
export const NoBody = z.strictObject({})

/** Which comments of a thread a program asks for; `cursor` is the `next` of the page before. */
export const CommentsQuery = z.strictObject({
  order: z.enum(ORDERS).default('oldest'),
  cursor: z
    .string()
    .regex(/^(?:\d{1,9}(?:\.\d{1,20})?~)?\d{0,9}$/, 'This is no cursor of this list.')
    .default(''),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
