import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'

export type LockedArticle = {
  id: string
  slug: string
  title: string
  lastNumber: number
  takesComments: 'automatic' | 'open' | 'closed'
  publishedAt: Date | null
  addedAt: Date
}

/**
 * Takes an article's row for the rest of the transaction. Whatever writes to a thread begins with it, so that posts,
 * edits, removals and closings of one thread happen one after the other.
 *
 * @throws {Refusal} not_found
 */
export async function lockArticle(tx: Writing, slug: string): Promise<LockedArticle> {
  if (slug.includes('\0')) throw new Refusal('not_found', 'There is no such article.')
  // An update that changes nothing: it takes the row's lock on PostgreSQL; on SQLite the transaction has the lock already.
  const [article] = await tx.sql.all<LockedArticle>(sql`
    UPDATE "Article" SET "lastNumber" = "lastNumber" WHERE "slug" = ${slug}
    RETURNING "id", "slug", "title", "lastNumber", "takesComments", "publishedAt", "addedAt"`)
  if (!article) throw new Refusal('not_found', 'There is no such article.')
  return article
}
