import { requireUnerased } from '@/lib/accounts/require-unerased'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { NEGATIVE } from '@/lib/comments/keep-score'
import { requireWriter } from '@/lib/comments/rules'
import { recommendedScore } from '@/lib/comments/score'
import { type Writing, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * Recommends a comment, or takes the recommendation back. Doing either twice is the same as once.
 *
 * @returns how many readers recommend it now
 * @throws {Refusal} signed_out, forbidden (suspended, one's own comment), not_found
 */
export async function recommend(
  viewer: Viewer | null,
  slug: string,
  number: number,
  isWanted: boolean,
  now = new Date(),
): Promise<{ recommendations: number }> {
  const reader = requireWriter(viewer)
  return write(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await findVoted(tx, article.id, number, reader)
    if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
    if (comment.authorId === reader.id) throw new Refusal('forbidden', 'Nobody recommends their own comment.')
    const { id: commentId, count, imported, negative } = comment
    if (comment.mine > 0 === isWanted) return { recommendations: count + imported }

    await tx.sql.run(
      isWanted
        ? sql`INSERT INTO "Recommendation" ("commentId", "accountId", "createdAt") VALUES (${commentId}, ${reader.id}, ${now})`
        : sql`DELETE FROM "Recommendation" WHERE "commentId" = ${commentId} AND "accountId" = ${reader.id}`,
    )
    await requireUnerased(tx, reader.id)
    const counted = count + (isWanted ? 1 : -1)
    const score = recommendedScore(counted + imported, negative)
    await tx.sql.run(sql`
      UPDATE "Comment" SET "recommendationCount" = ${counted}, "score" = ${score} WHERE "id" = ${commentId}`)
    const subject = { at: now, actorId: reader.id, articleId: article.id, commentId }
    await recordEvent(tx, { kind: 'comment.recommended', ...subject })
    return { recommendations: counted + imported }
  })
}

type Voted = { id: string; authorId: string; count: number; imported: number; mine: number; negative: number }

/** A comment that everybody sees with its votes, the reader's own among them, and what speaks against it. */
async function findVoted(tx: Writing, articleId: string, number: number, reader: Viewer): Promise<Voted | null> {
  const [row] = await tx.sql.all<Voted>(sql`
    SELECT c."id", c."authorId", c."recommendationCount" AS "count", c."importedRecommendations" AS "imported",
      (SELECT COUNT(*) FROM "Recommendation" v WHERE v."commentId" = c."id" AND v."accountId" = ${reader.id}) AS "mine",
      ${NEGATIVE} AS "negative"
    FROM "Comment" c WHERE c."articleId" = ${articleId} AND c."number" = ${number} AND c."status" = 'shown'`)
  return row ?? null
}
