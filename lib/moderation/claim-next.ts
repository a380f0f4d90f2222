import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { db, write } from '@/lib/db/client'
import { takeClaim } from './claim-take'
import { listWaiting, type Waiting } from './list-waiting'
import { findColleagues } from './queries-appeals'
import type { CasePlace } from './rules'
import type { QueueState } from './schema'

/**
 * Claims the most urgent comment that no colleague looks at and that this moderator may decide.
 *
 * @returns where it is and until when it is theirs; null: nothing waits for them
 * @throws {Refusal} not_found (the viewer may not)
 */
export async function claimNext(
  viewer: Viewer | null,
  state: QueueState = 'all',
  now = new Date(),
): Promise<(CasePlace & { until: Date }) | null> {
  const moderator = requireRight(viewer, 'decide')
  const waiting = await listWaiting(state, now)
  const isOwnToJudge = await isNobodyElse(moderator, waiting, now)
  const free = waiting.filter(
    ({ authorId, againstId, claim }) =>
      authorId !== moderator.id &&
      (againstId !== moderator.id || isOwnToJudge) &&
      (claim === null || claim.moderatorId === moderator.id),
  )
  // Whoever is faster by a moment has it; then the one after it is tried.
  for (const { id, slug, number } of free) {
    const until = await write((tx) => takeClaim(tx, id, moderator.id, now))
    if (until) return { slug, number, until }
  }
  return null
}

/** Whether appeals against one's own removals are left to oneself, since nobody else is there. */
async function isNobodyElse(moderator: Viewer, waiting: Waiting[], now: Date): Promise<boolean> {
  if (waiting.every(({ againstId }) => againstId !== moderator.id)) return true
  return (await findColleagues(db(), moderator, now)).length === 0
}
