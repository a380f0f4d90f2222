import { db } from '@/lib/db/client'
import { groupBy } from '@/lib/kernel/group-by'
import { listCandidates } from './list-candidates'
import { type Facts, type OpenReport, readFacts, readOpenReports, readReporters } from './list-facts'
import { caseState } from './rules'
import type { QueueState } from './schema'
import { type ReporterRecord, urgencyOf } from './urgency'

/** A comment that waits for a moderator, and how much it presses. */
export type Waiting = {
  id: string
  slug: string
  number: number
  authorId: string
  /** who removed it, where it is an appeal */
  againstId: string | null
  urgency: number
  since: Date
  /** who looks at it now */
  claim: { moderatorId: string; until: Date } | null
}

/**
 * What waits, the most urgent first, and of what presses alike the longest waiting: out of a
 * thousand candidates, in a fixed number of queries.
 */
export async function listWaiting(state: QueueState, now: Date): Promise<Waiting[]> {
  const ids = await listCandidates(state, now)
  return rankWaiting(ids, now)
}

/** How much these comments press, the most urgent first; what does not wait is left out. */
export async function rankWaiting(ids: string[], now: Date): Promise<Waiting[]> {
  if (ids.length === 0) return []
  const [facts, reports] = await Promise.all([readFacts(db(), ids), readOpenReports(db(), ids)])
  const reporters = await readReporters(db(), [...new Set(reports.map(({ reporterId }) => reporterId))])
  const reportsOf = groupBy(reports, ({ commentId }) => commentId)
  return facts
    .flatMap((one) => toWaiting(one, reportsOf.get(one.id) ?? [], { reporters, now }))
    .sort(
      (a, b) =>
        b.urgency - a.urgency ||
        a.since.getTime() - b.since.getTime() ||
        a.number - b.number ||
        a.id.localeCompare(b.id),
    )
}

type Known = { reporters: Map<string, ReporterRecord>; now: Date }

function toWaiting(facts: Facts, reports: OpenReport[], { reporters, now }: Known): Waiting[] {
  const { id, slug, number, authorId, status, statusRule, watchedAt, heldAt, appealedAt, createdAt } = facts
  const open = { reports: reports.length, watches: watchedAt ? 1 : 0, appeal: appealedAt !== null }
  const state = caseState({ status, statusRule }, open)
  if (state === 'removed' || state === 'shown') return []
  const asked = state === 'appealed' ? appealedAt : (reports[0]?.createdAt ?? watchedAt ?? heldAt)
  const since = asked ?? createdAt
  const pressing = {
    state,
    rule: statusRule,
    isShown: status === 'shown',
    reporters: reports.flatMap(({ reporterId }) => reporters.get(reporterId) ?? []),
    isWatched: watchedAt !== null,
    recommendations: facts.recommendations,
    replies: facts.replies,
    quotes: facts.quotes,
    threadReaders: facts.threadReaders,
    waitingMs: now.getTime() - since.getTime(),
  }
  const { claimantId, claimedUntil, againstId } = facts
  const isClaimed = claimantId !== null && claimedUntil !== null && claimedUntil > now
  return [
    {
      ...{ id, slug, number, authorId, since, urgency: urgencyOf(pressing) },
      againstId: state === 'appealed' ? againstId : null,
      claim: isClaimed ? { moderatorId: claimantId, until: claimedUntil } : null,
    },
  ]
}
