import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { countWaiting } from './list-candidates'
import { keepDecidable } from './list-decidable'
import { readLastDecisions } from './list-signals'
import { listWaiting } from './list-waiting'
import { readItems } from './queries-items'
import { MAX_DECIDED, type QueueState } from './schema'
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
  return (await listQueuePage(viewer, state, { from: 0, limit }, now)).items
}

/** A stretch of the queue: `total` is how much waits in its state, at most as much as is ranked. */
export type QueuePage = { items: QueueItem[]; from: number; total: number }

/**
 * A stretch of what waits, the most urgent first.
 *
 * @param stretch.from how many come before it; behind the end is the last stretch
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listQueuePage(
  viewer: Viewer | null,
  state: QueueState,
  stretch: { from: number; limit: number },
  now = new Date(),
): Promise<QueuePage> {
  const moderator = requireRight(viewer, 'seeDesk')
  const waiting = await listWaiting(state, now)
  const last = Math.max(0, Math.ceil(waiting.length / stretch.limit) - 1) * stretch.limit
  const from = Math.min(stretch.from, last)
  const ids = waiting.slice(from, from + stretch.limit).map(({ id }) => id)
  return { items: await readItems(moderator, ids, now), from, total: waiting.length }
}

/**
 * All that waits and that this moderator may decide, as a decision about many names it: with the latest decision that is
 * known, so that what a colleague decides meanwhile is not decided again.
 *
 * @returns `slug/9@57`, at most a thousand
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listPlaces(viewer: Viewer | null, state: QueueState, now = new Date()): Promise<string[]> {
  const moderator = requireRight(viewer, 'decide')
  const waiting = (await keepDecidable(moderator, await listWaiting(state, now), now)).slice(0, MAX_DECIDED)
  const last = await readLastDecisions(waiting.map(({ id }) => id))
  return waiting.map(({ id, slug, number }) => `${slug}/${number}@${last.get(id) ?? 0}`)
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
