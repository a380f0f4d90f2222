import type { Writing } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'

/**
 * Keeps which quotes are backlinks: those of wordings that readers see now, once for each source of a wording. Called
 * where a comment with quotes comes to be shown or hidden or gets another wording, with what it is by then; or for all of
 * a thread.
 */
export async function keepBacklinks(tx: Writing, of: { comment: string } | { thread: string }): Promise<void> {
  const quoters: Statement =
    'comment' in of ? sql`(${of.comment})` : sql`(SELECT "id" FROM "Comment" WHERE "articleId" = ${of.thread})`
  await tx.sql.run(sql`
    UPDATE "Quote" SET "backlink" = (
      SELECT quoter."number" FROM "Comment" quoter
      WHERE quoter."id" = "Quote"."commentId" AND quoter."revision" = "Quote"."commentRevision"
        AND NOT (quoter."status" <> 'shown') AND NOT EXISTS (
          SELECT 1 FROM "Quote" earlier
          WHERE earlier."commentId" = "Quote"."commentId" AND earlier."commentRevision" = "Quote"."commentRevision"
            AND (earlier."position" < "Quote"."position"
              OR (earlier."position" = "Quote"."position" AND earlier."cut" < "Quote"."cut"))
            AND (earlier."sourceCommentId" = "Quote"."sourceCommentId"
              OR earlier."sourceParagraphId" = "Quote"."sourceParagraphId")
        )
    )
    WHERE "Quote"."commentId" IN ${quoters}`)
}
