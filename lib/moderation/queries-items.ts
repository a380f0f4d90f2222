import type { Viewer } from '@/lib/accounts/view'
import { removalWords } from '@/lib/comments/removal-words'
import { type Around, type CommentRow, findRowsByIds, readAround } from '@/lib/comments/rows'
import { toCard } from '@/lib/comments/to-card'
import { db } from '@/lib/db/client'
import { groupBy } from '@/lib/kernel/group-by'
import { verdictWords } from '@/lib/screening/verdict-words'
import { readSignals, type Signals } from './list-signals'
import { readRecords } from './queries-records'
import { ageInWords, caseState, isTrustedReporter, URGENT_REPORTS } from './rules'
import type { CaseState, ParentExcerpt, QueueItem, ReaderRecord, ReportView, VerdictView } from './view'

const MAX_REPORTS = 2_000
const MAX_EXCERPT_UNITS = 300

/** Comments with everything the desk says about each, in the order of `ids` and in a fixed number of queries. */
export async function readItems(viewer: Viewer, ids: string[], now: Date): Promise<QueueItem[]> {
  const rows = await findRowsByIds(ids)
  if (rows.length === 0) return []
  const [around, reports, beginnings, removals, signals] = await Promise.all([
    // Nothing is folded at the desk, whomever the moderator has muted.
    readAround(rows, null),
    findReports(ids),
    findBeginnings(ids),
    findRemovals(ids),
    readSignals(viewer, ids, now),
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
    signals,
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
  signals: Signals
}

function toItem(row: CommentRow, known: Known, looking: { viewer: Viewer; now: Date }): QueueItem {
  const authorRecord = known.records.get(row.authorId)
  const beginning = known.beginnings.get(row.id)
  if (!authorRecord || !beginning) throw new Error('A comment without an author was stored.')
  const { signals } = known
  const reports = (known.reports.get(row.id) ?? []).map((report) => toReportView(report, known.records))
  const verdicts = signals.verdicts.get(row.id) ?? []
  const appeal = signals.appeals.get(row.id) ?? null
  const open = reports.filter(({ outcome }) => outcome === null)
  const watches = verdicts.filter(({ kind, isOpen }) => kind === 'watch' && isOpen)
  const isAppealed = appeal?.outcome === null
  const isOwn = row.authorId === looking.viewer.id
  const state = caseState(row, { reports: open.length, watches: watches.length, appeal: isAppealed })
  const waiting = signals.waiting.get(row.id)
  const since = waiting?.since ?? removedAt(row.id, state, known) ?? beginning.createdAt
  const card = toCard(row, known.around, looking)
  return {
    slug: row.article.slug,
    articleTitle: row.article.title,
    card,
    state,
    why: whyInWords(state, row.statusRule, open, watches),
    isUrgent: open.filter(({ isTrusted }) => isTrusted).length >= URGENT_REPORTS,
    urgency: waiting?.urgency ?? 0,
    claim: signals.claims.get(row.id) ?? null,
    mayDecide: !isOwn && (!isAppealed || appeal.mayDecide),
    // Nobody learns who reported them, moderators no more than readers.
    reports: isOwn ? [] : reports,
    verdicts,
    appeal,
    lastDecision: signals.decisions.get(row.id) ?? 0,
    since: since.toISOString(),
    age: ageInWords(since, looking.now),
    parent: toParent(beginning),
    quotedIn: card.comment.quotedByCount,
    authorRecord,
  }
}

function removedAt(id: string, state: CaseState, { removals }: Known): Date | undefined {
  return state === 'removed' ? removals.get(id) : undefined
}

function whyInWords(state: CaseState, rule: string | null, open: ReportView[], watches: VerdictView[]): string {
  if (state === 'removed') return `Removed: ${removalWords(rule)}`
  if (state === 'appealed') return `Appeal: removed for ${removalWords(rule)}`
  if (state === 'shown') return 'Shown'
  if (state === 'held') return rule === null ? 'Held' : `Held: ${verdictWords(rule).label}`
  const rules = [...new Set(open.map((report) => report.rule))].join(', ')
  const reported = open.length > 0 ? `${open.length} ${open.length === 1 ? 'report' : 'reports'}: ${rules}` : ''
  const watched = watches.map(({ label }) => label).join(', ')
  return [reported, watched].filter(Boolean).join('; ') || 'Held: reports'
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
