import { isModerator, type Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { lockArticle } from './lock'
import { takesComments } from './rules'

/**
 * Closes or opens an article's thread by hand; the choice stands until somebody makes another.
 *
 * @throws {Refusal} not_found (no such article, or the viewer may not)
 */
export async function setClosing(
  viewer: Viewer,
  slug: string,
  choice: 'open' | 'closed',
  now = new Date(),
): Promise<void> {
  if (!isModerator(viewer)) throw new Refusal('not_found', 'There is no such page.')
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const before = takesComments(article, now) ? 'open' : 'closed'
    await tx.article.update({ where: { id: article.id }, data: { takesComments: choice }, select: { id: true } })
    const kind = choice === 'closed' ? 'article.closed' : 'article.opened'
    await recordEvent(tx, { kind, at: now, actorId: viewer.id, articleId: article.id, data: { before, after: choice } })
  })
}
