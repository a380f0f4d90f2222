import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { type NewEvent, recordEvent } from '@/lib/events/record'
import { whyOf } from '@/lib/events/why'
import { lockArticle } from './lock'
import { requireSoon } from './require-soon'
import { isPreModerated } from './rules'

/** Whether it is wanted, and from when on; null: at once. */
type PreModeration = { isWanted: true; from?: Date | null } | { isWanted: false }

/**
 * Lets every comment on an article wait for a moderator before anybody sees it, now or from a time to come, or no longer.
 * Those that wait already go on waiting; twice is the same as once.
 *
 * @throws {Refusal} not_found (no such article, or the viewer may not), invalid (a time that has passed, or years ahead)
 */
export async function preModerate(
  viewer: Viewer | null,
  slug: string,
  wanted: PreModeration,
  now = new Date(),
  why = '',
): Promise<void> {
  const moderator = requireRight(viewer, 'closeThread')
  const from = wanted.isWanted ? (wanted.from ?? null) : null
  if (from) requireSoon(from, now, 'from')
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    // Beginning what has begun changes nothing; a time to come can be changed, and moved to now.
    const isSo = wanted.isWanted ? isPreModerated(article, now) : article.preModerated === null
    if (isSo) return
    const preModerated = wanted.isWanted ? (from ?? now) : null
    await tx.article.update({ where: { id: article.id }, data: { preModerated }, select: { id: true } })
    const { kind, data } = eventOf(wanted.isWanted, from)
    const subject = { at: now, actorId: moderator.id, articleId: article.id }
    await recordEvent(tx, { kind, ...subject, data: { ...data, ...whyOf(why) } })
  })
}

function eventOf(isWanted: boolean, from: Date | null): Pick<NewEvent, 'kind' | 'data'> {
  const [waits, passes] = ['pre-moderated', 'not pre-moderated']
  if (!isWanted) return { kind: 'article.pre_moderation_ended', data: { before: waits, after: passes } }
  const until = from ? { until: from.toISOString() } : {}
  return { kind: 'article.pre_moderated', data: { before: passes, after: waits, ...until } }
}
