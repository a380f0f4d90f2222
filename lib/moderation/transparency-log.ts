import { db } from '@/lib/db/client'
import { EventData, type EventKind, LOGGED_KINDS } from '@/lib/events/schema'
import { findIdsOfKinds } from './log-find'
import { requireKind, ruleInWords } from './log-words'
import { listUndone } from './queries-log'
import { ACT_WORDS, type PublicAct } from './view-log'

const MAX_ACTS = 50
/** Some of those that are read were taken back. */
const READ_MORE = 20

/** What nobody decided yet, what is for colleagues alone, and what takes an act back. */
const KEPT_BACK: EventKind[] = ['comment.held', 'comment.watched', 'account.noted', 'comment.undone']
const PUBLIC_KINDS = LOGGED_KINDS.filter((kind) => !KEPT_BACK.includes(kind))
/** Readers do these themselves. */
const BY_READERS: EventKind[] = ['comment.appealed']
const WITH_CHANGE: EventKind[] = ['account.role_changed']

const ACT = {
  id: true,
  kind: true,
  at: true,
  actorId: true,
  commentId: true,
  data: true,
  article: { select: { slug: true, title: true } },
  comment: { select: { number: true } },
} as const

/** The latest acts of moderation for everybody to read: nobody's name, and nothing that was said to somebody. */
export async function listPublicActs(): Promise<PublicAct[]> {
  const ids = await findIdsOfKinds(PUBLIC_KINDS, MAX_ACTS + READ_MORE)
  const rows = await db().event.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    take: MAX_ACTS + READ_MORE,
    select: ACT,
  })
  const isUndone = await listUndone(rows)
  return rows
    .filter((row) => !isUndone(row))
    .slice(0, MAX_ACTS)
    .map(toPublicAct)
}

type Row = {
  id: number
  kind: string
  at: Date
  actorId: string | null
  data: string
  article: { slug: string; title: string } | null
  comment: { number: number } | null
}

function toPublicAct(row: Row): PublicAct {
  const kind = requireKind(row.kind)
  const data = EventData.parse(JSON.parse(row.data))
  return {
    id: row.id,
    at: row.at.toISOString(),
    who: whoOf(kind, row.actorId),
    did: ACT_WORDS[kind]?.did ?? kind,
    whom: kind.startsWith('account.') && kind !== 'account.erased' ? 'a reader' : null,
    comment: row.comment?.number ?? null,
    article: row.article,
    because: becauseOf(kind, data),
  }
}

function whoOf(kind: EventKind, actorId: string | null): string {
  if (BY_READERS.includes(kind)) return 'A reader'
  return actorId === null ? 'The house' : 'A moderator'
}

function becauseOf(kind: EventKind, data: EventData): string | null {
  if (data.appeal === 'upheld') return 'appeal upheld'
  if (WITH_CHANGE.includes(kind)) return `${data.before} → ${data.after}`
  if (kind === 'account.suspended') return data.until ? `until ${data.until.slice(0, 10)}` : 'without end'
  return kind.startsWith('comment.') ? ruleInWords(kind, data.rule) : null
}
