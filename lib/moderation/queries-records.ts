import { currentSuspension } from '@/lib/accounts/rules'
import { db } from '@/lib/db/client'
import { groupBy } from '@/lib/kernel/group-by'
import { settings } from '@/lib/kernel/settings'
import type { ReaderRecord } from './view'

const DAYS_OF_RECORD = 7
const ACCOUNT = {
  id: true,
  name: true,
  isUnclaimed: true,
  role: true,
  createdAt: true,
  suspendedAt: true,
  suspendedUntil: true,
  suspensionReason: true,
} as const

/** The records of some readers by account id, in a fixed number of queries whatever their number. */
export async function readRecords(accountIds: string[], now: Date): Promise<Map<string, ReaderRecord>> {
  const ids = [...new Set(accountIds)]
  const lately = new Date(now.getTime() - DAYS_OF_RECORD * settings().DAY_MS)
  const [accounts, comments, recent, reports] = await Promise.all([
    db().account.findMany({ where: { id: { in: ids } }, take: ids.length, select: ACCOUNT }),
    db().comment.groupBy({ by: ['authorId', 'status'], where: { authorId: { in: ids } }, _count: true }),
    db().comment.groupBy({
      by: ['authorId', 'status'],
      where: { authorId: { in: ids }, createdAt: { gte: lately } },
      _count: true,
    }),
    db().report.groupBy({ by: ['reporterId', 'outcome'], where: { reporterId: { in: ids } }, _count: true }),
  ])
  const [writtenBy, latelyBy] = [comments, recent].map((groups) => groupBy(groups, ({ authorId }) => authorId))
  const madeBy = groupBy(reports, ({ reporterId }) => reporterId)
  const records = accounts.map((account): [string, ReaderRecord] => {
    const written = writtenBy?.get(account.id) ?? []
    const lastWeek = latelyBy?.get(account.id) ?? []
    const made = madeBy.get(account.id) ?? []
    const record = {
      name: account.name,
      isUnclaimed: account.isUnclaimed,
      role: account.role,
      memberSince: account.isUnclaimed ? null : account.createdAt.toISOString(),
      comments: sum(written),
      shown: sum(written.filter(({ status }) => status === 'shown')),
      removed: sum(written.filter(({ status }) => status === 'removed')),
      lastWeek: { comments: sum(lastWeek), removed: sum(lastWeek.filter(({ status }) => status === 'removed')) },
      reports: {
        made: sum(made),
        upheld: sum(made.filter(({ outcome }) => outcome === 'upheld')),
        dismissed: sum(made.filter(({ outcome }) => outcome === 'dismissed')),
      },
      suspension: currentSuspension(account, now),
    }
    return [account.id, record]
  })
  return new Map(records)
}

function sum(groups: { _count: number }[]): number {
  return groups.reduce((total, { _count }) => total + _count, 0)
}
