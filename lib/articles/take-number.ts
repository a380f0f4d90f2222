import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { type LockedArticle, lockArticle } from './lock'

/**
 * Takes an article's row with the next number of its thread, for a comment that readers will see: two in one are half of
 * the cost. Whoever stores no such comment says so by `giveBack`, or ends the transaction.
 *
 * @returns the row; the number taken is its `lastNumber`
 * @throws {Refusal} not_found
 */
export function takeNumber(tx: Writing, slug: string): Promise<LockedArticle> {
  return lockArticle(tx, slug, sql`"lastNumber" = "lastNumber" + 1, "shownCount" = "shownCount" + 1`)
}

/** Gives back what a comment did not need after all: its number, or its place among those that readers see. */
export async function giveBack(tx: Writing, articleId: string, what: 'number' | 'place'): Promise<void> {
  await tx.sql.run(sql`
    UPDATE "Article" SET "lastNumber" = "lastNumber" - ${what === 'number' ? 1 : 0}, "shownCount" = "shownCount" - 1
    WHERE "id" = ${articleId}`)
}
