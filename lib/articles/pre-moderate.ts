import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { lockArticle } from './lock'

/**
 * Lets every comment on an article wait for a moderator before anybody sees it, or no longer. Those that wait already go
 * on waiting; twice is the same as once.
 *
 * @throws {Refusal} not_found (no such article, or the viewer may not)
 */
export async function preModerate(
  viewer: Viewer | null,
  slug: string,
  isWanted: boolean,
  now = new Date(),
): Promise<void> {
  const moderator = requireRight(viewer, 'closeThread')
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const { id: articleId, preModerated: since } = article
    if ((since !== null) === isWanted) return
    await tx.article.update({
      where: { id: articleId },
      data: { preModerated: isWanted ? now : null },
      select: { id: true },
    })
    const kind = isWanted ? 'article.pre_moderated' : 'article.pre_moderation_ended'
    const [waits, passes] = ['pre-moderated', 'not pre-moderated']
    const data = isWanted ? { before: passes, after: waits } : { before: waits, after: passes }
    await recordEvent(tx, { kind, at: now, actorId: moderator.id, articleId, data })
  })
}
