import { may } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { timeInWords } from '@/lib/articles/site-time'
import { removalWords } from '@/lib/comments/removal-words'
import { EVENT_KINDS, EventData, type EventKind } from '@/lib/events/schema'
import { settings } from '@/lib/kernel/settings'
import { verdictWords } from '@/lib/screening/verdict-words'
import type { LogEntry } from './view'
import { ACT_WORDS } from './view-log'

/** An event as the log reads it from the store. */
export type LogRow = {
  id: number
  kind: string
  at: Date
  commentId: string | null
  subjectName: string | null
  data: string
  actor: { name: string } | null
  article: { slug: string; title: string } | null
  comment: { number: number; author: { name: string } } | null
}

/** Screening did these; the event's actor is only the one who posted. */
const BY_THE_HOUSE: EventKind[] = ['comment.held', 'comment.watched']

/**
 * An event in the words of the log.
 *
 * @param isUndone whether what it decided was taken back
 * @param viewer a moderator
 */
export function toLogEntry(row: LogRow, isUndone: boolean, viewer: Viewer): LogEntry {
  const kind = requireKind(row.kind)
  const data = EventData.parse(JSON.parse(row.data))
  const detail = detailOf(kind, data)
  return {
    id: row.id,
    kind,
    at: row.at.toISOString(),
    actor: BY_THE_HOUSE.includes(kind) ? null : (row.actor?.name ?? null),
    did: ACT_WORDS[kind]?.did ?? kind,
    article: row.article,
    comment: row.comment && { number: row.comment.number, author: row.comment.author.name },
    reader: row.subjectName,
    rule: ruleInWords(kind, data.rule),
    note: mayRead(viewer, kind, data) ? (data.note ?? null) : null,
    detail: isUndone ? [detail, 'taken back'].filter(Boolean).join('; ') : detail,
  }
}

/** What moderators write for colleagues stays on the reader's page, and what was said to a colleague with admins. */
function mayRead(viewer: Viewer, kind: EventKind, { isColleague }: EventData): boolean {
  return kind !== 'account.noted' && (!isColleague || may(viewer, 'suspendColleague'))
}

/** What kind of event a row is. */
export function requireKind(kind: string): EventKind {
  const known = EVENT_KINDS.find((one) => one === kind)
  if (!known) throw new Error(`The log holds an event of unknown kind: ${kind}`)
  return known
}

/** The rule of an act, in words: of screening where it was held or watched, else of the house. */
export function ruleInWords(kind: EventKind, rule: string | undefined): string | null {
  if (rule === undefined) return null
  return BY_THE_HOUSE.includes(kind) ? holdWords(rule) : removalWords(rule)
}

/** A rule of screening in words, also one that is no more. */
export function holdWords(rule: string): string {
  return verdictWords(rule).label
}

/** What is said of an act besides its change, or in place of it. */
const DETAILS: Partial<Record<EventKind, (data: EventData) => string | null>> = {
  'account.suspended': ({ before, until }) =>
    [termOf(before), until ? termOf(until) : 'without end'].filter(Boolean).join(' → '),
  'account.suspension_lifted': ({ before }) => (before ? `was suspended ${termOf(before)}` : null),
  // No arrow here: between names of two directions it would point the wrong way.
  'account.renamed': ({ before, after }) => (before && after ? `from ${before} to ${after}` : null),
  'account.erased': ({ commentCount }) => `with ${commentCount ?? 0} comments`,
  'article.imported': countsOf,
  'article.scheduled': scheduleOf,
  'article.pre_moderated': (data) => (data.until ? scheduleOf(data) : changeOf(data)),
  'words.changed': ({ before, after }) =>
    `(${[after && `added to ${after}`, before && `taken out of ${before}`].filter(Boolean).join('; ')})`,
  'comment.restored': (data) =>
    data.appeal === 'upheld' ? `${changeOf(data) ?? ''}; appeal upheld`.replace(/^; /, '') : changeOf(data),
}

function detailOf(kind: EventKind, data: EventData): string | null {
  return (DETAILS[kind] ?? changeOf)(data)
}

/** Until when somebody is suspended: an instant, or `without end`. */
function termOf(until: string | undefined): string {
  return until === undefined || until === 'without end' ? (until ?? '') : `until ${until.slice(0, 10)}`
}

/** What it was and what it became. */
function changeOf({ before, after }: EventData): string | null {
  if (!before) return after || null
  if (after === undefined || before === after) return null
  return `${before} → ${after || 'nothing'}`
}

function scheduleOf({ before, after, until }: EventData): string | null {
  if (!until) return 'no longer changes by itself'
  const at = timeInWords(new Date(until), settings().SITE_TIME_ZONE)
  return `${[before, after].filter(Boolean).join(' → ')} at ${at}`.trim()
}

function countsOf({ declaredCount, acceptedCount }: EventData): string | null {
  const declared = declaredCount === undefined ? [] : [`the file declared ${declaredCount} comments`]
  const accepted = acceptedCount === undefined ? [] : [`${acceptedCount} accepted`]
  return [...declared, ...accepted].join('; ') || null
}
