import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { whyOf } from '@/lib/events/why'
import { lockArticle } from './lock'

/**
 * Gives an article's thread quiet hours of its own, in which it closes every night, or none at all, or the site's again.
 *
 * @param hours `23:00-07:00` by the site's clock; '': none; null: the site's
 * @throws {Refusal} not_found (no such article, or the viewer may not)
 */
export async function setQuietHours(
  viewer: Viewer | null,
  slug: string,
  hours: string | null,
  now = new Date(),
  why = '',
): Promise<void> {
  const moderator = requireRight(viewer, 'closeThread')
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    if (article.quietHours === hours) return
    await tx.article.update({ where: { id: article.id }, data: { quietHours: hours }, select: { id: true } })
    const data = { before: inWords(article.quietHours), after: inWords(hours), ...whyOf(why) }
    const subject = { at: now, actorId: moderator.id, articleId: article.id }
    await recordEvent(tx, { kind: 'article.quiet_hours', ...subject, data })
  })
}

function inWords(hours: string | null): string {
  if (hours === null) return 'as the site'
  return hours === '' ? 'none' : hours
}
