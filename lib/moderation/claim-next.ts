import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { write } from '@/lib/db/client'
import { takeClaim } from './claim-take'
import { keepDecidable } from './list-decidable'
import { listWaiting } from './list-waiting'
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
  const free = await keepDecidable(moderator, waiting, now)
  // Whoever is faster by a moment has it; then the one after it is tried.
  for (const { id, slug, number } of free) {
    const until = await write((tx) => takeClaim(tx, id, moderator.id, now))
    if (until) return { slug, number, until }
  }
  return null
}
