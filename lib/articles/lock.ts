import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'

const LOCKED = {
  id: true,
  slug: true,
  title: true,
  lastNumber: true,
  takesComments: true,
  publishedAt: true,
  addedAt: true,
} as const

/**
 * Takes an article's row for the rest of the transaction. Whatever writes to a thread begins with it, so that posts,
 * edits, removals and closings of one thread happen one after the other.
 *
 * @throws {Refusal} not_found
 */
export async function lockArticle(tx: Db, slug: string) {
  if (slug.includes('\0')) throw new Refusal('not_found', 'There is no such article.')
  // An update that changes nothing: it takes the row's lock on PostgreSQL; on SQLite the transaction has the lock already.
  const { count } = await tx.article.updateMany({ where: { slug }, data: { lastNumber: { increment: 0 } } })
  const article = count > 0 ? await tx.article.findUnique({ where: { slug }, select: LOCKED }) : null
  if (!article) throw new Refusal('not_found', 'There is no such article.')
  return article
}

export type LockedArticle = Awaited<ReturnType<typeof lockArticle>>
