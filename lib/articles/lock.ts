import type { Writing } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'
import type { Closing } from './rules'

export type LockedArticle = Closing & {
  id: string
  slug: string
  title: string
  lastNumber: number
  /** since when comments wait for a moderator here; null: they do not */
  preModerated: Date | null
}

// An update that changes nothing: it takes the row's lock on PostgreSQL; on SQLite the transaction has the lock already.
const NOTHING = sql`"lastNumber" = "lastNumber"`

/**
 * Takes an article's row for the rest of the transaction. Whatever writes to a thread begins with it, so that posts,
 * edits, removals and closings of one thread happen one after the other.
 *
 * @param change what of the row changes with it
 * @returns the row as it is then
 * @throws {Refusal} not_found
 */
export async function lockArticle(tx: Writing, slug: string, change: Statement = NOTHING): Promise<LockedArticle> {
  if (slug.includes('\0')) throw new Refusal('not_found', 'There is no such article.')
  const [article] = await tx.sql.all<LockedArticle>(sql`
    UPDATE "Article" SET ${change} WHERE "slug" = ${slug}
    RETURNING "id", "slug", "title", "lastNumber", "takesComments", "changesAt", "changesTo", "preModerated",
      "publishedAt", "addedAt", "quietHours"`)
  if (!article) throw new Refusal('not_found', 'There is no such article.')
  return article
}
