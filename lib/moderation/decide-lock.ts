import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'

/** Takes the threads of some comments, one after the other and always in one order, so that two who do so never wait for each other. */
export async function lockThreadsOf(tx: Writing, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const threads = await tx.sql.all<{ articleId: string }>(sql`
    SELECT DISTINCT "articleId" FROM "Comment" WHERE "id" IN (${join(ids)}) ORDER BY "articleId"`)
  for (const { articleId } of threads)
    await tx.sql.run(sql`UPDATE "Article" SET "lastNumber" = "lastNumber" WHERE "id" = ${articleId}`)
}
