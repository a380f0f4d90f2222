import { findReader } from '@/lib/accounts/queries'
import type { Viewer } from '@/lib/accounts/view'
import { findRowsBy, readAround } from '@/lib/comments/rows'
import { toCard } from '@/lib/comments/to-card'
import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { nameKey } from '@/lib/text/names'
import { listActsOnReader } from './queries-log'
import { readRecords } from './queries-records'
import { canSuspend, requireModerator } from './rules'
import type { ReaderCase, ReaderRecord } from './view'

const MAX_FOUND = 20
const MAX_RECENT = 10

/**
 * A reader by name with their record, their latest comments whatever became of them, and the acts about them; or null.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function findReaderCase(
  viewer: Viewer | null,
  name: string,
  now = new Date(),
): Promise<ReaderCase | null> {
  const moderator = requireModerator(viewer)
  const reader = await findReader(name)
  const record = reader ? (await readRecords([reader.id], now)).get(reader.id) : undefined
  if (!reader || !record) return null
  const rows = await findRowsBy(
    sql`WHERE "comment"."authorId" = ${reader.id} AND "comment"."status" <> 'withdrawn'
      ORDER BY "comment"."createdAt" DESC, "comment"."number" DESC`,
    MAX_RECENT,
  )
  const around = await readAround(rows, moderator.id)
  const comments = rows.map((row) => ({
    card: toCard(row, around, { viewer: moderator, now }),
    slug: row.article.slug,
    title: row.article.title,
  }))
  return {
    record,
    canSuspend: canSuspend(moderator, record),
    comments,
    acts: record.isUnclaimed ? [] : await listActsOnReader(record.name),
  }
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
