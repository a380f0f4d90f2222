import { findReader } from '@/lib/accounts/queries'
import { listNotes } from '@/lib/accounts/queries-notes'
import { may } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { findRowsBy, readAround } from '@/lib/comments/rows'
import { toCard } from '@/lib/comments/to-card'
import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { nameKey } from '@/lib/text/names'
import { listActsOnReader } from './queries-log'
import { readRecords } from './queries-records'
import { canSuspend, requireModerator } from './rules'
import type { PlacedCase, ReaderRecord } from './view'
import type { ReaderDeskView, ReaderRights, ReaderWeek } from './view-readers'

const MAX_FOUND = 20
const MAX_RECENT = 10
const WEEKS = 10
/** More than anybody writes in so many weeks; a bound, not an expectation. */
const MAX_IN_WEEKS = 5_000

/**
 * A reader by name with their record, notes, latest comments whatever became of them, and the acts about them; or null.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function findReaderCase(
  viewer: Viewer | null,
  name: string,
  now = new Date(),
): Promise<ReaderDeskView | null> {
  const moderator = requireModerator(viewer)
  const reader = await findReader(name)
  const record = reader ? (await readRecords([reader.id], now)).get(reader.id) : undefined
  if (!reader || !record) return null
  const rights = rightsOver(moderator, record)
  const [comments, notes, weeks, acts] = await Promise.all([
    readLatest(moderator, reader.id, now),
    rights.writeNotes ? listNotes(reader.id) : [],
    readWeeks(reader.id, now),
    record.isUnclaimed ? [] : listActsOnReader(moderator, record.name),
  ])
  return { record, canSuspend: rights.suspend, rights, comments, notes, weeks, acts }
}

/** Nobody does any of it to themselves or to an unclaimed name, and to a colleague only an admin. */
function rightsOver(viewer: Viewer, reader: ReaderRecord): ReaderRights {
  const isSubject = canSuspend(viewer, reader)
  return {
    warn: isSubject && may(viewer, 'warn'),
    suspend: isSubject,
    writeNotes: isSubject && may(viewer, 'writeNotes'),
    changeRole: !reader.isUnclaimed && may(viewer, 'changeRole'),
  }
}

async function readLatest(viewer: Viewer, authorId: string, now: Date): Promise<PlacedCase[]> {
  const rows = await findRowsBy(
    sql`WHERE "comment"."authorId" = ${authorId} AND "comment"."status" <> 'withdrawn'
      ORDER BY "comment"."createdAt" DESC, "comment"."number" DESC`,
    MAX_RECENT,
  )
  // Nothing is folded at the desk, whomever the moderator has muted.
  const around = await readAround(rows, null)
  return rows.map((row) => ({
    card: toCard(row, around, { viewer, now }),
    slug: row.article.slug,
    title: row.article.title,
  }))
}

/** How much they wrote in each of the last weeks, and how much of it is removed; the oldest week first. */
async function readWeeks(authorId: string, now: Date): Promise<ReaderWeek[]> {
  const weekMs = 7 * settings().DAY_MS
  const from = new Date(now.getTime() - WEEKS * weekMs)
  const rows = await db().comment.findMany({
    where: { authorId, createdAt: { gt: from } },
    orderBy: { createdAt: 'desc' },
    take: MAX_IN_WEEKS,
    select: { createdAt: true, status: true },
  })
  return Array.from({ length: WEEKS }, (_, week) => {
    const start = from.getTime() + week * weekMs
    const written = rows.filter(
      ({ createdAt }) => Math.ceil((createdAt.getTime() - from.getTime()) / weekMs) - 1 === week,
    )
    const removed = written.filter(({ status }) => status === 'removed').length
    return { from: new Date(start).toISOString(), comments: written.length, removed }
  })
}

/**
 * Readers whose name holds these letters, however they are written.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function searchReaders(viewer: Viewer | null, part: string, now = new Date()): Promise<ReaderRecord[]> {
  requireModerator(viewer)
  return listRecords({ skeleton: { contains: nameKey(part) }, erasedAt: null }, now)
}

/**
 * Readers who are suspended, by name.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listSuspended(viewer: Viewer | null, now = new Date()): Promise<ReaderRecord[]> {
  requireModerator(viewer)
  return listRecords(
    { suspendedAt: { not: null }, OR: [{ suspendedUntil: null }, { suspendedUntil: { gt: now } }] },
    now,
  )
}

type Where = NonNullable<NonNullable<Parameters<ReturnType<typeof db>['account']['findMany']>[0]>['where']>

async function listRecords(where: Where, now: Date): Promise<ReaderRecord[]> {
  const rows = await db().account.findMany({
    where,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MAX_FOUND,
    select: { id: true },
  })
  const records = await readRecords(
    rows.map(({ id }) => id),
    now,
  )
  return rows.flatMap(({ id }) => records.get(id) ?? [])
}
