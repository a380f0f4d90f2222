import type { Viewer } from '@/lib/accounts/view'
import type { LockedArticle } from '@/lib/articles/lock'
import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'

const OWN = {
  id: true,
  articleId: true,
  authorId: true,
  number: true,
  status: true,
  postedAt: true,
  revision: true,
  shownAt: true,
  _count: { select: { replies: true, quotedIn: true } },
} as const

/**
 * A comment that the viewer wrote.
 *
 * @throws {Refusal} not_found
 */
export async function requireOwn(tx: Db, viewer: Viewer, article: LockedArticle, number: number) {
  const row = await tx.comment.findFirst({ where: { articleId: article.id, number, authorId: viewer.id }, select: OWN })
  if (!row) throw new Refusal('not_found', `You have no comment #${number} here.`)
  return row
}

export type OwnComment = Awaited<ReturnType<typeof requireOwn>>
