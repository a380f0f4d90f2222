import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { countWaiting } from './list-candidates'
import { listWaiting } from './list-waiting'
import { readItems } from './queries-items'
import type { QueueState } from './schema'
import type { QueueItem } from './view'

/** How much waits, each comment in one state. */
export type QueueCounts = { reported: number; held: number; appealed: number }

/**
 * What waits for a moderator, the most urgent first.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listQueue(
  viewer: Viewer | null,
  state: QueueState,
  limit: number,
  now = new Date(),
): Promise<QueueItem[]> {
  const moderator = requireRight(viewer, 'seeDesk')
  const waiting = (await listWaiting(state, now)).slice(0, limit)
  return readItems(
    moderator,
    waiting.map(({ id }) => id),
    now,
  )
}

/**
 * How much waits.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function countQueue(viewer: Viewer | null): Promise<QueueCounts> {
  requireRight(viewer, 'seeDesk')
  return countWaiting()
}
