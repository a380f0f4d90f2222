import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'

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
