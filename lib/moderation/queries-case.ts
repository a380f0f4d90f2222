import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { readCard } from '@/lib/comments/queries'
import { findRowsBy, readAround } from '@/lib/comments/rows'
import { toCard } from '@/lib/comments/to-card'
import type { CommentCard } from '@/lib/comments/view'
import { db } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import { readItems } from './queries-items'
import { listActsOnComment } from './queries-log'
import type { Case, QueueItem } from './view'

const NEIGHBOURS = 2
const MAX_REMOVALS_READ = 500

/**
 * One comment with its context; null: there is none, or its author has withdrawn it.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function findCase(
  viewer: Viewer | null,
  slug: string,
  number: number,
  now = new Date(),
): Promise<Case | null> {
  const moderator = requireRight(viewer, 'seeDesk')
  const where = { number, article: { slug }, status: { not: 'withdrawn' } } as const
  const row = await db().comment.findFirst({
    where,
    select: { id: true, articleId: true, parent: { select: { number: true } } },
  })
  const item = row ? (await readItems(moderator, [row.id], now))[0] : undefined
  if (!row || !item) return null
  const [parentCard, before, after, history] = await Promise.all([
    row.parent ? readCard(slug, row.parent.number, moderator, now) : null,
    readNeighbours(moderator, row.articleId, sql`< ${number} ORDER BY "comment"."number" DESC`, now),
    readNeighbours(moderator, row.articleId, sql`> ${number} ORDER BY "comment"."number"`, now),
    listActsOnComment(moderator, row.id),
  ])
  return { ...item, parentCard, before: before.reverse(), after, history }
}

/**
 * Comments that are removed now, the last removal first.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listRecentlyRemoved(
  viewer: Viewer | null,
  limit: number,
  now = new Date(),
): Promise<QueueItem[]> {
  const moderator = requireRight(viewer, 'seeDesk')
  const removals = await db().event.findMany({
    where: { kind: 'comment.removed', comment: { status: 'removed' } },
    orderBy: { id: 'desc' },
    take: MAX_REMOVALS_READ,
    select: { commentId: true },
  })
  const ids = new Set(removals.flatMap(({ commentId }) => commentId ?? []))
  return readItems(moderator, [...ids].slice(0, limit), now)
}

async function readNeighbours(viewer: Viewer, articleId: string, beside: Statement, now: Date): Promise<CommentCard[]> {
  const rows = await findRowsBy(
    sql`WHERE "comment"."articleId" = ${articleId} AND "comment"."status" <> 'withdrawn' AND "comment"."number" ${beside}`,
    NEIGHBOURS,
  )
  const around = await readAround(rows, null)
  return rows.map((row) => toCard(row, around, { viewer, now }))
}
