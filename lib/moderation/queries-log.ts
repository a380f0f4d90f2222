import type { Viewer } from '@/lib/accounts/view'
import { removalWords } from '@/lib/comments/removal-words'
import { db } from '@/lib/db/client'
import { EVENT_KINDS, EventData, type EventKind, LOGGED_KINDS } from '@/lib/events/schema'
import { HOLD_RULES } from '@/lib/screening/rules'
import { requireModerator } from './rules'
import { HOLD_LABELS, type LogEntry, type LogPage } from './view'

const MAX_PAGE = 100
const MAX_ACTS = 30

const DID: Partial<Record<EventKind, string>> = {
  'account.role_changed': 'changed the role of',
  'account.suspended': 'suspended',
  'account.suspension_lifted': 'lifted the suspension of',
  'account.renamed': 'renamed',
  'account.erased': 'erased an account',
  'article.imported': 'imported',
  'article.closed': 'closed',
  'article.opened': 'opened',
  'comment.held': 'held',
  'comment.approved': 'approved',
  'comment.removed': 'removed',
  'comment.restored': 'restored',
}

const ENTRY = {
  id: true,
  kind: true,
  at: true,
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
  find: { before?: number | undefined; limit: number },
): Promise<LogPage> {
  requireModerator(viewer)
  const limit = Math.min(find.limit, MAX_PAGE)
  const rows = await findEntries(
    { kind: { in: LOGGED_KINDS }, ...(find.before === undefined ? {} : { id: { lt: find.before } }) },
    limit + 1,
  )
  const entries = rows.slice(0, limit).map(toEntry)
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}

/**
 * Past imports, newest first.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listImports(viewer: Viewer | null, limit = MAX_ACTS): Promise<LogEntry[]> {
  requireModerator(viewer)
  return (await findEntries({ kind: 'article.imported' }, limit)).map(toEntry)
}

/** The acts on one comment, newest first; the caller has made sure that a moderator asks. */
export async function listActsOnComment(commentId: string): Promise<LogEntry[]> {
  return (await findEntries({ kind: { in: LOGGED_KINDS }, commentId }, MAX_ACTS)).map(toEntry)
}

/** The acts on one reader, newest first; the caller has made sure that a moderator asks. */
export async function listActsOnReader(name: string): Promise<LogEntry[]> {
  return (await findEntries({ kind: { in: LOGGED_KINDS }, subjectName: name }, MAX_ACTS)).map(toEntry)
}

type Where = NonNullable<NonNullable<Parameters<ReturnType<typeof db>['event']['findMany']>[0]>['where']>

function findEntries(where: Where, take: number) {
  return db().event.findMany({ where, orderBy: { id: 'desc' }, take, select: ENTRY })
}
type EntryRow = Awaited<ReturnType<typeof findEntries>>[number]

function toEntry(row: EntryRow): LogEntry {
  const kind = EVENT_KINDS.find((known) => known === row.kind)
  if (!kind) throw new Error(`The log holds an event of unknown kind: ${row.kind}`)
  const data = EventData.parse(JSON.parse(row.data))
  return {
    id: row.id,
    kind,
    at: row.at.toISOString(),
    // A rule held it; the event's actor is only the one who posted.
    actor: kind === 'comment.held' ? null : (row.actor?.name ?? null),
    did: DID[kind] ?? kind,
    article: row.article,
    comment: row.comment && { number: row.comment.number, author: row.comment.author.name },
    reader: row.subjectName,
    rule: ruleInWords(kind, data.rule),
    note: data.note ?? null,
    detail: detailOf(kind, data),
  }
}

function ruleInWords(kind: EventKind, rule: string | undefined): string | null {
  if (rule === undefined) return null
  const hold = kind === 'comment.held' ? HOLD_RULES.find((known) => known === rule) : undefined
  return hold ? HOLD_LABELS[hold] : removalWords(rule)
}

function detailOf(kind: EventKind, data: EventData): string | null {
  if (kind === 'account.suspended') return data.until ? `until ${data.until.slice(0, 10)}` : 'without end'
  if (kind === 'account.role_changed') return `${data.before} → ${data.after}`
  // No arrow here: between names of two directions it would point the wrong way.
  if (kind === 'account.renamed') return data.before && data.after ? `from ${data.before} to ${data.after}` : null
  if (kind === 'account.erased') return `with ${data.commentCount ?? 0} comments`
  return kind === 'article.imported' ? countsOf(data) : null
}

function countsOf({ declaredCount, acceptedCount }: EventData): string | null {
  const declared = declaredCount === undefined ? [] : [`the file declared ${declaredCount} comments`]
  const accepted = acceptedCount === undefined ? [] : [`${acceptedCount} accepted`]
  return [...declared, ...accepted].join('; ') || null
}
