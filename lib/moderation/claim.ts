import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { type Writing, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'
import { takeClaim } from './claim-take'

/**
 * Tells colleagues that this moderator looks at a comment, for some minutes; claiming again renews it.
 *
 * @returns until when it is theirs
 * @throws {Refusal} not_found, forbidden (one's own comment), conflict (a colleague looks at it)
 */
export async function claimItem(
  viewer: Viewer | null,
  slug: string,
  number: number,
  now = new Date(),
): Promise<{ until: Date }> {
  const moderator = requireRight(viewer, 'decide')
  return write(async (tx) => {
    const comment = await findClaimable(tx, slug, number)
    if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
    if (comment.authorId === moderator.id) throw new Refusal('forbidden', 'Nobody decides about their own comment.')
    const until = await takeClaim(tx, comment.id, moderator.id, now)
    if (until) return { until }
    throw new Refusal('conflict', `${await whoClaims(tx, comment.id)} is looking at this comment.`)
  })
}

type Claimable = { id: string; authorId: string }

async function findClaimable(tx: Writing, slug: string, number: number): Promise<Claimable | null> {
  const [comment] = await tx.sql.all<Claimable>(sql`
    SELECT "id", "authorId" FROM "Comment"
    WHERE "articleId" = (SELECT "id" FROM "Article" WHERE "slug" = ${slug}) AND "number" = ${number}
      AND "status" <> 'withdrawn'`)
  return comment ?? null
}

async function whoClaims(tx: Writing, commentId: string): Promise<string> {
  const [row] = await tx.sql.all<{ name: string }>(sql`
    SELECT "account"."name" FROM "Claim" AS "claim" CROSS JOIN "Account" AS "account"
    WHERE "claim"."commentId" = ${commentId} AND "account"."id" = "claim"."moderatorId"`)
  return row?.name ?? 'A colleague'
}
