import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recommendedScore } from './score'

/** How many reports speak against the comment `c` of a statement: those that were not dismissed. */
export const NEGATIVE = sql`(
  SELECT COUNT(*) FROM "Report" r
  WHERE r."commentId" = c."id" AND (r."outcome" IS NULL OR r."outcome" <> 'dismissed')
)`

/** Keeps a comment's place in the order "recommended", in the transaction in which it was voted for, reported or decided. */
export async function keepScore(tx: Writing, commentId: string): Promise<void> {
  const [counts] = await tx.sql.all<{ positive: number; negative: number }>(sql`
    SELECT c."recommendationCount" + c."importedRecommendations" AS "positive", ${NEGATIVE} AS "negative"
    FROM "Comment" c WHERE c."id" = ${commentId}`)
  if (!counts) return
  const score = recommendedScore(counts.positive, counts.negative)
  await tx.sql.run(sql`UPDATE "Comment" SET "score" = ${score} WHERE "id" = ${commentId}`)
}
