import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { whyOf } from '@/lib/events/why'
import { lockArticle } from './lock'
import { requireSoon } from './require-soon'
import { choiceAt, scheduledChange } from './rules'
import type { NewSchedule } from './schema'

/**
 * Lets an article's thread close, open, or be left to the house at a time to come, or drops such a change; one that was
 * scheduled before is replaced. What counts until then stays as it is.
 *
 * @throws {Refusal} not_found (no such article, or the viewer may not), invalid (a time that has passed, or years ahead)
 */
export async function scheduleClosing(
  viewer: Viewer | null,
  slug: string,
  change: NewSchedule | null,
  now = new Date(),
  why = '',
): Promise<void> {
  const moderator = requireRight(viewer, 'closeThread')
  if (change) requireSoon(change.at, now, 'at')
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const [choice, earlier] = [choiceAt(article, now), scheduledChange(article, now)]
    if (!change && !earlier) return
    await tx.article.update({
      where: { id: article.id },
      // A change whose time has come is the choice from now on.
      data: { takesComments: choice, changesAt: change?.at ?? null, changesTo: change?.to ?? null },
      select: { id: true },
    })
    const until = change?.at.toISOString() ?? null
    const data = { before: earlier?.to ?? choice, after: change?.to ?? choice, until, ...whyOf(why) }
    const subject = { at: now, actorId: moderator.id, articleId: article.id }
    await recordEvent(tx, { kind: 'article.scheduled', ...subject, data })
  })
}
