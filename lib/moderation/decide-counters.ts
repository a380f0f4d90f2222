import { keepBacklinks } from '@/lib/comments/keep-backlinks'
import { NEGATIVE } from '@/lib/comments/keep-score'
import { recommendedScore } from '@/lib/comments/score'
import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { groupBy } from '@/lib/kernel/group-by'

/** A comment that came to be shown (1) or hidden (-1). */
export type Change = { id: string; articleId: string; by: 1 | -1 }

/** Keeps everything that counts shown comments, for any number of them in few statements. */
export async function keepCounters(tx: Writing, changes: Change[]): Promise<void> {
  if (changes.length === 0) return
  for (const [articleId, those] of groupBy(changes, (change) => change.articleId)) {
    const by = those.reduce((sum, change) => sum + change.by, 0)
    await tx.sql.run(sql`UPDATE "Article" SET "shownCount" = "shownCount" + ${by} WHERE "id" = ${articleId}`)
  }
  for (const [by, those] of groupBy(changes, (change) => change.by))
    await countAnswersOfMany(
      tx,
      those.map(({ id }) => id),
      by,
    )
  const ids = changes.map(({ id }) => id)
  const quoting = await tx.sql.all<{ commentId: string }>(sql`
    SELECT DISTINCT "commentId" FROM "Quote" WHERE "commentId" IN (${join(ids)})`)
  for (const { commentId } of quoting) await keepBacklinks(tx, { comment: commentId })
}

/** What `countAnswers` does for one. */
async function countAnswersOfMany(tx: Writing, ids: string[], by: 1 | -1): Promise<void> {
  await tx.sql.run(sql`
    UPDATE "Comment" SET "answerCount" = "answerCount" + ${by} * "changed"."count" FROM (
      SELECT "target", COUNT(*) AS "count" FROM (
        SELECT "parentId" AS "target", "id" FROM "Comment" WHERE "id" IN (${join(ids)}) AND "parentId" IS NOT NULL
        UNION
        SELECT q."sourceCommentId", c."id" FROM "Comment" c
          JOIN "Quote" q ON q."commentId" = c."id" AND q."commentRevision" = c."revision"
          WHERE c."id" IN (${join(ids)}) AND q."sourceCommentId" IS NOT NULL AND q."sourceCommentId" <> c."id"
      ) AS "answers" GROUP BY "target"
    ) AS "changed" WHERE "changed"."target" = "Comment"."id"`)
}

/** Keeps the places in the order "recommended" of comments whose reports were decided or came back. */
export async function keepScores(tx: Writing, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx.sql.all<{ id: string; positive: number; negative: number }>(sql`
    SELECT c."id", c."recommendationCount" + c."importedRecommendations" AS "positive", ${NEGATIVE} AS "negative"
    FROM "Comment" c WHERE c."id" IN (${join(ids)})`)
  const byScore = groupBy(rows, ({ positive, negative }) => recommendedScore(positive, negative))
  for (const [score, those] of byScore)
    await tx.sql.run(sql`
      UPDATE "Comment" SET "score" = ${score} WHERE "id" IN (${join(those.map(({ id }) => id))})`)
}
