import { db } from '@/lib/db/client'
import type { Wording } from '@/lib/quotes/cutting'

/** The current wording of a comment that is about to get another one; undefined: there is none to replace. */
export async function findWording(articleId: string, number: number | null): Promise<Wording | undefined> {
  if (number === null) return undefined
  const where = { articleId_number: { articleId, number } }
  const row = await db().comment.findUnique({ where, select: { id: true, revision: true } })
  return row ? { commentId: row.id, revision: row.revision } : undefined
}
