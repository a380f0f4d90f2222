import { requireUnerased } from '@/lib/accounts/require-unerased'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { requireWriter } from '@/lib/comments/rules'
import { transaction } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * Recommends a comment, or takes the recommendation back. Doing either twice is the same as once.
 *
 * @returns how many readers recommend it now
 * @throws {Refusal} signed_out, forbidden (suspended, one's own comment), not_found
 */
export async function recommend(
  viewer: Viewer | null,
  slug: string,
  number: number,
  isWanted: boolean,
  now = new Date(),
): Promise<{ recommendations: number }> {
  const reader = requireWriter(viewer)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await tx.comment.findFirst({
      where: { articleId: article.id, number, status: 'shown' },
      select: { id: true, authorId: true, importedRecommendations: true },
    })
    if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
    if (comment.authorId === reader.id) throw new Refusal('forbidden', 'Nobody recommends their own comment.')

    const vote = { commentId: comment.id, accountId: reader.id }
    const had = (await tx.recommendation.deleteMany({ where: vote })).count
    if (isWanted) await tx.recommendation.create({ data: { ...vote, createdAt: now }, select: { commentId: true } })
    await requireUnerased(tx, reader.id)
    const { recommendationCount } = await tx.comment.update({
      where: { id: comment.id },
      data: { recommendationCount: { increment: (isWanted ? 1 : 0) - had } },
      select: { recommendationCount: true },
    })
    return { recommendations: recommendationCount + comment.importedRecommendations }
  })
}
