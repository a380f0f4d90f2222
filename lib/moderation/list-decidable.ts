import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import type { Waiting } from './list-waiting'
import { findColleagues } from './queries-appeals'

/**
 * What of that which waits this moderator may decide, and no colleague looks at: not their own comments, and appeals
 * against their own removals only where nobody else is there.
 */
export async function keepDecidable(moderator: Viewer, waiting: Waiting[], now: Date): Promise<Waiting[]> {
  const isOwnToJudge = await isNobodyElse(moderator, waiting, now)
  return waiting.filter(
    ({ authorId, againstId, claim }) =>
      authorId !== moderator.id &&
      (againstId !== moderator.id || isOwnToJudge) &&
      (claim === null || claim.moderatorId === moderator.id),
  )
}

/** Whether appeals against one's own removals are left to oneself, since nobody else is there. */
async function isNobodyElse(moderator: Viewer, waiting: Waiting[], now: Date): Promise<boolean> {
  if (waiting.every(({ againstId }) => againstId !== moderator.id)) return true
  return (await findColleagues(db(), moderator, now)).length === 0
}
