import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { EventData, LOGGED_KINDS } from '@/lib/events/schema'
import type { LogFilter } from './log-filter'
import { DECISIONS, findLogIds } from './log-find'
import { toLogEntry } from './log-words'
import type { LogEntry, LogPage } from './view'

const MAX_PAGE = 100
const MAX_ACTS = 30
/** Few decisions are taken back; a bound, not an expectation. */
const MAX_UNDONE = 10_000

/** Only these name a reader. */
const ABOUT_ACCOUNTS = LOGGED_KINDS.filter((kind) => kind.startsWith('account.'))

const ENTRY = {
  id: true,
  kind: true,
  at: true,
  commentId: true,
  subjectName: true,
  data: true,
  actor: { select: { name: true } },
  article: { select: { slug: true, title: true } },
  comment: { select: { number: true, author: { select: { name: true } } } },
} as const

/**
 * What moderation did, newest first.
 *
 * @param find.before the id of the last entry of the page before
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listLog(
  viewer: Viewer | null,
  find: LogFilter & { before?: number | undefined; limit: number },
): Promise<LogPage> {
  const moderator = requireRight(viewer, 'seeDesk')
  return readLogPage(moderator, find, Math.min(find.limit, MAX_PAGE), find.before)
}

/** One page of the log; the caller has made sure that a moderator asks. */
export async function readLogPage(
  moderator: Viewer,
  filter: LogFilter,
  limit: number,
  before?: number,
): Promise<LogPage> {
  const ids = await findLogIds(filter, { before, limit: limit + 1 })
  const entries = await readEntries(moderator, { id: { in: ids.slice(0, limit) } }, limit)
  return { entries, next: ids.length > limit ? (entries.at(-1)?.id ?? null) : null }
}

/**
 * Past imports, newest first.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listImports(viewer: Viewer | null, limit = MAX_ACTS): Promise<LogEntry[]> {
  return readEntries(requireRight(viewer, 'seeDesk'), { kind: 'article.imported' }, limit)
}

/** The acts on one comment, newest first; the caller has made sure that a moderator asks. */
export async function listActsOnComment(moderator: Viewer, commentId: string): Promise<LogEntry[]> {
  return readEntries(moderator, { kind: { in: [...LOGGED_KINDS] }, commentId }, MAX_ACTS)
}

/** The acts on one reader, newest first; the caller has made sure that a moderator asks. */
export async function listActsOnReader(moderator: Viewer, name: string): Promise<LogEntry[]> {
  return readEntries(moderator, { kind: { in: ABOUT_ACCOUNTS }, subjectName: name }, MAX_ACTS)
}

type Where = NonNullable<NonNullable<Parameters<ReturnType<typeof db>['event']['findMany']>[0]>['where']>

async function readEntries(moderator: Viewer, where: Where, take: number): Promise<LogEntry[]> {
  const rows = await db().event.findMany({ where, orderBy: { id: 'desc' }, take, select: ENTRY })
  const isUndone = await listUndone(rows)
  return rows.map((row) => toLogEntry(row, isUndone(row), moderator))
}

type Acted = { kind: string; commentId: string | null; data: string }

/** Which of some events decided what was taken back afterwards. */
export async function listUndone(events: Acted[]): Promise<(event: Acted) => boolean> {
  const decisions = events.filter(isDecision)
  if (decisions.length === 0) return () => false
  const rows = await db().event.findMany({
    where: { commentId: { in: decisions.flatMap(({ commentId }) => commentId ?? []) }, kind: 'comment.undone' },
    take: MAX_UNDONE,
    select: { commentId: true, data: true },
  })
  const undone = new Set(rows.flatMap((row) => partOf(row) ?? []))
  return (event) => isDecision(event) && undone.has(partOf(event) ?? '')
}

function isDecision({ kind }: Acted): boolean {
  return DECISIONS.some((one) => one === kind)
}

/** Which part of which act an event was; null: of none that can be taken back. */
function partOf({ commentId, data }: Omit<Acted, 'kind'>): string | null {
  const { act } = EventData.parse(JSON.parse(data))
  return act === undefined ? null : `${commentId} ${act}`
}
