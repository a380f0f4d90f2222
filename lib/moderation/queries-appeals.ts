import type { Viewer } from '@/lib/accounts/view'
import { db, type Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import type { AppealView } from './view'
import type { OwnAppeal } from './view-readers'

const MAX_OWN = 200

const APPEAL = { text: true, createdAt: true, outcome: true, decidedAt: true, note: true } as const

/** The appeal for one comment of the viewer's; null: there is none. */
export async function findOwnAppeal(viewer: Viewer, slug: string, number: number): Promise<OwnAppeal | null> {
  const row = await db().appeal.findFirst({
    where: { comment: { number, authorId: viewer.id, article: { slug } } },
    select: APPEAL,
  })
  return row && toOwn(row, { slug, number })
}

/** The appeals that a viewer has made, newest first. */
export async function listOwnAppeals(viewer: Viewer): Promise<OwnAppeal[]> {
  const place = { select: { number: true, article: { select: { slug: true } } } } as const
  const rows = await db().appeal.findMany({
    where: { comment: { authorId: viewer.id } },
    orderBy: { createdAt: 'desc' },
    take: MAX_OWN,
    select: { ...APPEAL, comment: place },
  })
  return rows.map(({ comment, ...row }) => toOwn(row, { slug: comment.article.slug, number: comment.number }))
}

/**
 * The appeals for some comments as a moderator sees them, by the comment's id, in a fixed number of queries; the caller
 * has made sure that a moderator asks.
 */
export async function readAppeals(
  viewer: Viewer,
  commentIds: string[],
  now = new Date(),
): Promise<Map<string, AppealView>> {
  const rows = await db().appeal.findMany({
    where: { commentId: { in: commentIds } },
    take: Math.max(commentIds.length, 1),
    select: { ...APPEAL, commentId: true, againstId: true, comment: { select: { authorId: true, status: true } } },
  })
  if (rows.length === 0) return new Map()
  const removers = await db().account.findMany({
    where: { id: { in: rows.flatMap(({ againstId }) => againstId ?? []) } },
    take: rows.length,
    select: { id: true, name: true },
  })
  const isOwnRemoval = rows.some(({ againstId, decidedAt }) => againstId === viewer.id && decidedAt === null)
  const colleagues = isOwnRemoval ? await findColleagues(db(), viewer, now) : []
  return new Map(
    rows.map(({ commentId, comment, againstId, ...row }) => {
      const isOthers = againstId !== viewer.id || colleagues.every((id) => id === comment.authorId)
      const isOpen = row.decidedAt === null && comment.status === 'removed'
      const view = {
        text: row.text,
        at: row.createdAt.toISOString(),
        against: removers.find(({ id }) => id === againstId)?.name ?? null,
        outcome: row.outcome,
        note: row.note,
        mayDecide: isOpen && comment.authorId !== viewer.id && isOthers,
      }
      return [commentId, view]
    }),
  )
}

const ENOUGH = 2

/** Other moderators and admins who can act now: two at most, which is enough to know whether somebody else is there. */
export async function findColleagues(store: Writing, viewer: Viewer, now: Date): Promise<string[]> {
  const rows = await store.sql.all<{ id: string }>(sql`
    SELECT "id" FROM "Account"
    WHERE "role" <> 'reader' AND "id" <> ${viewer.id} AND ("suspendedAt" IS NULL OR "suspendedUntil" <= ${now})
    ORDER BY "id" LIMIT ${ENOUGH}`)
  return rows.map(({ id }) => id)
}

type Row = {
  text: string
  createdAt: Date
  outcome: 'upheld' | 'dismissed' | null
  decidedAt: Date | null
  note: string | null
}

function toOwn({ text, createdAt, outcome, decidedAt, note }: Row, place: { slug: string; number: number }): OwnAppeal {
  return {
    ...place,
    text,
    at: createdAt.toISOString(),
    outcome,
    decidedAt: decidedAt?.toISOString() ?? null,
    note,
  }
}
