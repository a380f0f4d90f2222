import { z } from 'zod'
import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { EventData, type EventKind } from '@/lib/events/schema'
import { CASE_KINDS, type CaseEvent } from './figures-walk'
import { requireKind } from './log-words'

const ROWS_PER_READ = 10_000
const COMMENTS_PER_READ = 500
/** More than moderators let wait; a bound, not an expectation. */
const MAX_WAITING = 5_000
const AFTER_ALL = 2_147_483_647

/** Ids of events: `from` belongs to it, `to` no more. */
export type Ids = { from: number; to: number }

type Row = { id: number; kind: string; at: Date; commentId: string; actorId: string | null; data: string }

/**
 * What happened to comments that were in the queue during a stretch of events, from their beginnings on and in its order.
 *
 * @param waiting also those that wait now and to which nothing happened meanwhile
 */
export async function readCases({ from, to }: Ids, waiting: 'waiting too' | 'happened alone'): Promise<CaseEvent[]> {
  const rows: Row[] = []
  // What was taken back a moment after the stretch counts as if it had not been decided.
  for (const kind of CASE_KINDS)
    rows.push(...(await readKind(kind, { from, to: kind === 'comment.undone' ? AFTER_ALL : to })))
  const ids = new Set(rows.map(({ commentId }) => commentId))
  if (waiting === 'waiting too') for (const id of await listWaiting()) ids.add(id)
  const earlier = await readOf([...ids], CASE_KINDS, from)
  const told = [...earlier, ...rows]
  const watched = new Set(told.flatMap(({ kind, commentId }) => (kind === 'comment.watched' ? commentId : [])))
  const edits = await readOf([...watched], ['comment.edited'], to)
  return [...told, ...edits].sort((a, b) => a.id - b.id).map(toCaseEvent)
}

async function readKind(kind: EventKind, { from, to }: Ids): Promise<Row[]> {
  const rows: Row[] = []
  let next: number | null = from
  while (next !== null) {
    const read: Row[] = await db().sql.all<Row>(sql`
      SELECT "id", "kind", "at", "commentId", "actorId", "data" FROM "Event"
      WHERE "kind" = ${kind} AND "id" >= ${next} AND "id" < ${to} AND "commentId" IS NOT NULL
      ORDER BY "id" LIMIT ${ROWS_PER_READ}`)
    rows.push(...read)
    next = read.length < ROWS_PER_READ ? null : (read.at(-1)?.id ?? 0) + 1
  }
  return rows
}

/** What had happened to some comments before an event; said so that SQLite goes by the comments, not through all that was. */
async function readOf(commentIds: string[], kinds: EventKind[], before: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < commentIds.length; at += COMMENTS_PER_READ) {
    const some = commentIds.slice(at, at + COMMENTS_PER_READ)
    rows.push(
      ...(await db().sql.all<Row>(sql`
        SELECT e."id", e."kind", e."at", e."commentId", e."actorId", e."data" FROM "Event" e
        WHERE e."commentId" IN (${join(some)}) AND (e."id" + 0) < ${before} AND (e."kind" || '') IN (${join(kinds)})`)),
    )
  }
  return rows
}

/** The comments that wait now. */
async function listWaiting(): Promise<string[]> {
  const rows = await db().sql.all<{ id: string }>(sql`
    SELECT "id" FROM (
      SELECT "id" FROM "Comment" WHERE "status" = 'held'
      UNION SELECT "commentId" FROM "Report" WHERE "decidedAt" IS NULL
      UNION SELECT "commentId" FROM "Appeal" WHERE "decidedAt" IS NULL
      UNION SELECT "commentId" FROM "Verdict" WHERE "decidedAt" IS NULL
    ) AS "waiting" LIMIT ${MAX_WAITING}`)
  return rows.map(({ id }) => id)
}

const Data = EventData.pick({ rule: true, act: true, appeal: true, waitedMs: true })
const Known = z.object(Data.shape)

function toCaseEvent({ id, kind, at, commentId, actorId, data }: Row): CaseEvent {
  const { rule = null, act = null, appeal, waitedMs = null } = Known.parse(JSON.parse(data))
  const isAppealUpheld = appeal === 'upheld'
  return { id, kind: requireKind(kind), at, commentId, actorId, rule, act, isAppealUpheld, waitedMs }
}
