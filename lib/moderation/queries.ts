import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { readItems } from './queries-items'
import { readRecords } from './queries-records'
import { isTrustedReporter, requireModerator, URGENT_REPORTS } from './rules'
import type { QueueState } from './schema'
import type { QueueItem } from './view'

/** More than moderators let wait; a bound, not an expectation. */
const MAX_WAITING = 500
const MAX_REPORTS_EACH = 50

const OPEN = { some: { decidedAt: null } }
const REPORTED = {
  OR: [
    { status: { in: ['shown' as const, 'held' as const] }, reports: OPEN },
    { status: 'held' as const, statusRule: 'reports' },
  ],
}
const HELD = {
  status: 'held' as const,
  reports: { none: { decidedAt: null } },
  // "Not reports" alone would leave out comments that are held without a rule.
  OR: [{ statusRule: null }, { statusRule: { not: 'reports' } }],
}

/**
 * What waits for a moderator: reported by trusted readers first, then reported, then held; the oldest first in each.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listQueue(
  viewer: Viewer | null,
  state: QueueState,
  limit: number,
  now = new Date(),
): Promise<QueueItem[]> {
  const moderator = requireModerator(viewer)
  const reported = state === 'held' ? [] : await listReported(now)
  const held = state === 'reported' || reported.length >= limit ? [] : await listHeld(limit)
  return readItems(moderator, [...reported, ...held].slice(0, limit), now)
}

/**
 * How much waits.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function countQueue(viewer: Viewer | null): Promise<{ reported: number; held: number }> {
  requireModerator(viewer)
  const [reported, held] = await Promise.all([
    db().comment.count({ where: REPORTED }),
    db().comment.count({ where: HELD }),
  ])
  return { reported, held }
}

/** The ids of comments with open reports, the most urgent first. */
async function listReported(now: Date): Promise<string[]> {
  const reports = {
    where: { decidedAt: null },
    orderBy: { createdAt: 'asc' },
    take: MAX_REPORTS_EACH,
    select: { reporterId: true, createdAt: true },
  } as const
  const rows = await db().comment.findMany({
    where: REPORTED,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MAX_WAITING,
    select: { id: true, createdAt: true, reports },
  })
  const records = await readRecords(
    rows.flatMap((row) => row.reports.map(({ reporterId }) => reporterId)),
    now,
  )
  const isTrusted = ({ reporterId }: { reporterId: string }) => {
    const record = records.get(reporterId)
    return record !== undefined && isTrustedReporter(record)
  }
  const ranked = rows.map((row) => ({
    id: row.id,
    isUrgent: row.reports.filter(isTrusted).length >= URGENT_REPORTS,
    sinceMs: (row.reports[0]?.createdAt ?? row.createdAt).getTime(),
  }))
  return ranked.sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.sinceMs - b.sinceMs).map(({ id }) => id)
}

async function listHeld(limit: number): Promise<string[]> {
  const rows = await db().comment.findMany({
    where: HELD,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
