import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'

/** Keeps the count of comments that readers see. */
export async function countShown(tx: Writing, articleId: string, by: 1 | -1): Promise<void> {
  await tx.sql.run(sql`UPDATE "Article" SET "shownCount" = "shownCount" + ${by} WHERE "id" = ${articleId}`)
}
