import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { type Writing, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { whyOf } from '@/lib/events/why'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * Locks a comment and all that stands beneath it: none of them takes replies; or takes that lock off again. What was
 * locked by itself before stays locked. Quoting stays possible, and twice is the same as once.
 *
 * @throws {Refusal} not_found (no such comment, or the viewer may not)
 */
export async function lockReplies(
  viewer: Viewer | null,
  slug: string,
  number: number,
  isLocked: boolean,
  now = new Date(),
  why = '',
): Promise<void> {
  const moderator = requireRight(viewer, 'lockReplies')
  await write(async (tx) => {
    const article = await lockArticle(tx, slug)
    const [comment] = await tx.sql.all<{ id: string; lockedAt: Date | null }>(sql`
      SELECT "id", "lockedAt" FROM "Comment" WHERE "articleId" = ${article.id} AND "number" = ${number}`)
    if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
    const { id: commentId, lockedAt } = comment
    if ((lockedAt !== null) === isLocked) return
    if (lockedAt) await unlock(tx, commentId, lockedAt)
    else await lock(tx, commentId, now)
    const kind = isLocked ? 'comment.locked' : 'comment.unlocked'
    const subject = { at: now, actorId: moderator.id, articleId: article.id, commentId }
    await recordEvent(tx, { kind, ...subject, data: whyOf(why) })
  })
}

/** The comment and all that answers it, however deep: the paths of a thread end at their twentieth level. */
const BENEATH = (commentId: string) => sql`
  WITH RECURSIVE "beneath" ("id") AS (
    SELECT "id" FROM "Comment" WHERE "id" = ${commentId}
    UNION ALL
    SELECT "reply"."id" FROM "beneath" CROSS JOIN "Comment" AS "reply" WHERE "reply"."parentId" = "beneath"."id"
  )`

async function lock(tx: Writing, commentId: string, now: Date): Promise<void> {
  await tx.sql.run(sql`
    ${BENEATH(commentId)} UPDATE "Comment" SET "lockedAt" = ${now}
    WHERE "id" IN (SELECT "id" FROM "beneath") AND "lockedAt" IS NULL`)
}

/** Only what was locked at the same moment: the rest was locked by itself. */
async function unlock(tx: Writing, commentId: string, lockedAt: Date): Promise<void> {
  await tx.sql.run(sql`
    ${BENEATH(commentId)} UPDATE "Comment" SET "lockedAt" = NULL
    WHERE "id" IN (SELECT "id" FROM "beneath") AND "lockedAt" = ${lockedAt}`)
}
