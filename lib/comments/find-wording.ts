import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import type { Wording } from '@/lib/quotes/cutting'

/** A comment that is about to get other words, and who is writing them. */
export type Edited = { number: number; viewer: Viewer | null }

/** The current wording of a comment that its author is editing; undefined: there is none to replace. */
export async function findWording(articleId: string, edited: Edited | null): Promise<Wording | undefined> {
  if (!edited?.viewer) return undefined
  const row = await db().comment.findFirst({
    where: { articleId, number: edited.number, authorId: edited.viewer.id },
    select: { id: true, revision: true },
  })
  return row ? { commentId: row.id, revision: row.revision } : undefined
}
