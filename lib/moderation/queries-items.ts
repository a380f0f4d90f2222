import type { Viewer } from '@/lib/accounts/view'
import { removalWords } from '@/lib/comments/removal-words'
import { type Around, type CommentRow, findRowsByIds, readAround } from '@/lib/comments/rows'
import { toCard } from '@/lib/comments/to-card'
import { db } from '@/lib/db/client'
import { groupBy } from '@/lib/kernel/group-by'
import { HOLD_RULES } from '@/lib/screening/rules'
import { readRecords } from './queries-records'
import { ageInWords, caseState, isTrustedReporter, URGENT_REPORTS } from './rules'
import {
  type CaseState,
  HOLD_LABELS,
  type ParentExcerpt,
  type QueueItem,
  type ReaderRecord,
  type ReportView,
} from './view'

const MAX_REPORTS = 2_000
const MAX_EXCERPT_UNITS = 300

/** Comments with everything the desk says about each, in the order of `ids` and in a fixed number of queries. */
export async function readItems(viewer: Viewer, ids: string[], now: Date): Promise<QueueItem[]> {
  const rows = await findRowsByIds(ids)
  const [around, reports, beginnings, removals] = await Promise.all([
    // Nothing is folded at the desk, whomever the moderator has muted.
    readAround(rows, null),
    findReports(ids),
    findBeginnings(ids),
    findRemovals(ids),
  ])
  const records = await readRecords(
    [...rows.map(({ authorId }) => authorId), ...reports.map(({ reporterId }) => reporterId)],
    now,
  )
  const known = {
    around,
    records,
    reports: groupBy(reports, ({ commentId }) => commentId),
    beginnings: new Map(beginnings.map((row) => [row.id, row])),
    removals: new Map(removals.map(({ commentId, at }) => [commentId, at])),
  }
  return rows.map((row) => toItem(row, known, { viewer, now }))
}

type ReportRow = Awaited<ReturnType<typeof findReports>>[number]
type Beginning = Awaited<ReturnType<typeof findBeginnings>>[number]
type Known = {
  around: Around
  records: Map<string, ReaderRecord>
  reports: Map<string, ReportRow[]>
  beginnings: Map<string, Beginning>
  removals: Map<string | null, Date>
}

function toItem(row: CommentRow, known: Known, looking: { viewer: Viewer; now: Date }): QueueItem {
  const authorRecord = known.records.get(row.authorId)
  const beginning = known.beginnings.get(row.id)
  if (!authorRecord || !beginning) throw new Error('A comment without an author was stored.')
  const reports = known.reports.get(row.id) ?? []
  const open = reports.filter(({ outcome }) => outcome === null)
  const views = reports.map((report) => toReportView(report, known.records))
  const state = caseState(row, open.length)
  const removedAt = row.status === 'removed' ? known.removals.get(row.id) : undefined
  const since = removedAt ?? open[0]?.createdAt ?? beginning.createdAt
  const card = toCard(row, known.around, looking)
  return {
    slug: row.article.slug,
    articleTitle: row.article.title,
    card,
    state,
    why: whyInWords(state, row.statusRule, views),
    isUrgent: views.filter(({ outcome, isTrusted }) => outcome === null && isTrusted).length >= URGENT_REPORTS,
    reports: views,
    since: since.toISOString(),
    age: ageInWords(since, looking.now),
    parent: toParent(beginning),
    quotedIn: card.comment.quotedByCount,
    authorRecord,
  }
}

function whyInWords(state: CaseState, rule: string | null, reports: ReportView[]): string {
  if (state === 'removed') return `Removed: ${removalWords(rule)}`
  if (state === 'shown') return 'Shown'
  if (state === 'held') {
    const known = HOLD_RULES.find((one) => one === rule)
    return known ? `Held: ${HOLD_LABELS[known]}` : 'Held'
  }
  const open = reports.filter(({ outcome }) => outcome === null)
  const rules = [...new Set(open.map((report) => report.rule))].join(', ')
  return `${open.length} ${open.length === 1 ? 'report' : 'reports'}${rules && `: ${rules}`}`
}

function toReportView(row: ReportRow, records: Map<string, ReaderRecord>): ReportView {
  const reporter = records.get(row.reporterId)
  const isTrusted = reporter !== undefined && isTrustedReporter(reporter)
  const { text, outcome } = row
  return {
    rule: removalWords(row.rule),
    text,
    at: row.createdAt.toISOString(),
    reporter: reporter?.name ?? '',
    isTrusted,
    outcome,
  }
}

function toParent({ parent }: Beginning): ParentExcerpt | null {
  if (!parent) return null
  const text = parent.revisions[0]?.text ?? ''
  return {
    number: parent.number,
    author: parent.author.name,
    excerpt: parent.status === 'withdrawn' ? null : excerptOf(text),
  }
}

/** The first words of a text, cut between words where there are any. */
function excerptOf(text: string): string {
  if (text.length <= MAX_EXCERPT_UNITS) return text
  const cut = text.slice(0, MAX_EXCERPT_UNITS).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut.replace(/\s+\S{0,40}$/, '')}…`
}

function findReports(ids: string[]) {
  return db().report.findMany({
    where: { commentId: { in: ids } },
    orderBy: { createdAt: 'asc' },
    take: MAX_REPORTS,
    select: { commentId: true, reporterId: true, rule: true, text: true, createdAt: true, outcome: true },
  })
}

/** When comments were posted, and what they answer. */
function findBeginnings(ids: string[]) {
  const parent = {
    number: true,
    status: true,
    author: { select: { name: true } },
    revisions: { orderBy: { number: 'desc' }, take: 1, select: { text: true } },
  } as const
  return db().comment.findMany({
    where: { id: { in: ids } },
    take: ids.length,
    select: { id: true, createdAt: true, parent: { select: parent } },
  })
}

/** When comments were removed, the latest last. */
function findRemovals(ids: string[]) {
  return db().event.findMany({
    where: { kind: 'comment.removed', commentId: { in: ids } },
    orderBy: { id: 'asc' },
    take: MAX_REPORTS,
    select: { commentId: true, at: true },
  })
}
