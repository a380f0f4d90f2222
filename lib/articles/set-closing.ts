import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { whyOf } from '@/lib/events/why'
import { lockArticle } from './lock'
import { type TakesComments, takesComments } from './rules'

/**
 * Closes or opens an article's thread by hand, or leaves it to the house again; the choice stands until somebody makes
 * another, and takes the place of a change that was scheduled.
 *
 * @returns whether the thread takes comments then
 * @throws {Refusal} not_found (no such article, or the viewer may not)
 */
export async function setClosing(
  viewer: Viewer | null,
  slug: string,
  choice: TakesComments,
  now = new Date(),
  why = '',
): Promise<boolean> {
  const moderator = requireRight(viewer, 'closeThread')
  return transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const before = takesComments(article, now) ? 'open' : 'closed'
    const chosen = { takesComments: choice, changesAt: null, changesTo: null }
    await tx.article.update({ where: { id: article.id }, data: chosen, select: { id: true } })
    const isOpen = takesComments({ ...article, ...chosen }, now)
    const kind = isOpen ? 'article.opened' : 'article.closed'
    const data = { before, after: choice, ...whyOf(why) }
    await recordEvent(tx, { kind, at: now, actorId: moderator.id, articleId: article.id, data })
    return isOpen
  })
}
