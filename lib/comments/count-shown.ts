import type { Db } from '@/lib/db/client'

/** Keeps the count of comments that readers see. */
export async function countShown(tx: Db, articleId: string, by: 1 | -1): Promise<void> {
  await tx.article.update({ where: { id: articleId }, data: { shownCount: { increment: by } }, select: { id: true } })
}
