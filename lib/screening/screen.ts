import { isModerator, type Viewer } from '@/lib/accounts/view'
import type { Db } from '@/lib/db/client'
import { settings } from '@/lib/kernel/settings'
import { type HoldRule, judge, type Submission } from './rules'

const MAX_REPEATS_READ = 30
const DAYS_OF_HISTORY = 7

/**
 * Judges a submission by the house's rules and its author's record.
 *
 * @param except a comment that does not count, because it is the one being edited
 * @returns the rule that holds it for a moderator, or null
 */
export async function screen(
  tx: Db,
  author: Viewer,
  submission: Submission,
  now: Date,
  except?: string,
): Promise<HoldRule | null> {
  const { HOLD_REPEAT_MINUTES, DAY_MS } = settings()
  const others = { authorId: author.id, ...(except === undefined ? {} : { id: { not: except } }) }
  const lately = { gte: new Date(now.getTime() - DAYS_OF_HISTORY * DAY_MS) }

  const shown = await tx.comment.count({ where: { ...others, status: 'shown' } })
  const decided = await tx.comment.count({
    where: { ...others, createdAt: lately, status: { in: ['shown', 'removed'] } },
  })
  const removed = await tx.comment.count({ where: { ...others, createdAt: lately, status: 'removed' } })
  const repeats = await tx.comment.findMany({
    where: { ...others, createdAt: { gte: new Date(now.getTime() - HOLD_REPEAT_MINUTES) } },
    orderBy: { createdAt: 'desc' },
    take: MAX_REPEATS_READ,
    select: { revisions: { orderBy: { number: 'desc' }, take: 1, select: { text: true } } },
  })
  const recentWords = repeats.flatMap(({ revisions }) => revisions.map(({ text }) => text))
  return judge(submission, { isModerator: isModerator(author), shown, decided, removed, recentWords })
}
