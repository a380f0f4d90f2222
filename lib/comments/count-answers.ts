import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'

/**
 * Keeps the counts of answers: those of the comment that this one replies to and of those that its current wording
 * quotes, each once. Called where it becomes shown (1) or stops being shown (-1), and around a change of its quotes.
 */
export async function countAnswers(tx: Writing, commentId: string, by: 1 | -1): Promise<void> {
  await tx.sql.run(sql`
    UPDATE "Comment" SET "answerCount" = "answerCount" + ${by}
    WHERE "id" <> ${commentId} AND "id" IN (
      SELECT "parentId" FROM "Comment" WHERE "id" = ${commentId}
      UNION
      SELECT q."sourceCommentId" FROM "Comment" c
        JOIN "Quote" q ON q."commentId" = c."id" AND q."commentRevision" = c."revision"
        WHERE c."id" = ${commentId} AND q."sourceCommentId" IS NOT NULL
    )`)
}

/** Counts a new answer, by the comments that it replies to and quotes: what `countAnswers` finds out where it is stored. */
export async function countAnswerTo(tx: Writing, answered: (string | null | undefined)[]): Promise<void> {
  const ids = [...new Set(answered.filter((id) => id !== null && id !== undefined))]
  if (ids.length === 0) return
  await tx.sql.run(sql`UPDATE "Comment" SET "answerCount" = "answerCount" + 1 WHERE "id" IN (${join(ids)})`)
}
