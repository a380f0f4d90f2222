import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import type { NoteView, Viewer, WarningView } from './view'

const MAX_NOTES = 50
const MAX_WARNINGS = 20

const NOTE = {
  id: true,
  kind: true,
  text: true,
  createdAt: true,
  seenAt: true,
  author: { select: { name: true } },
} as const

/** The notes and warnings on an account, newest first; the caller has made sure that a moderator asks. */
export async function listNotes(accountId: string): Promise<NoteView[]> {
  const rows = await db().note.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_NOTES,
    select: NOTE,
  })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: row.text,
    at: row.createdAt.toISOString(),
    author: row.author?.name ?? null,
    seenAt: row.seenAt?.toISOString() ?? null,
  }))
}

type Latest = {
  accountId: string
  id: string
  kind: 'note' | 'warning'
  text: string
  createdAt: Date
  seenAt: Date | null
  authorName: string | null
}

/**
 * The latest note or warning on each of some readers, by account id, in one query; those on colleagues stand on their own
 * page alone. The caller has made sure that a moderator asks.
 */
export async function latestNotes(accountIds: string[]): Promise<Map<string, NoteView>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db().sql.all<Latest>(sql`
    SELECT "account"."id" AS "accountId", "note"."id", "note"."kind", "note"."text", "note"."createdAt", "note"."seenAt",
      "author"."name" AS "authorName"
    FROM "Account" AS "account"
    JOIN "Note" AS "note" ON "note"."id" = (
      SELECT "latest"."id" FROM "Note" AS "latest" WHERE "latest"."accountId" = "account"."id"
      ORDER BY "latest"."createdAt" DESC, "latest"."id" DESC LIMIT 1
    )
    LEFT JOIN "Account" AS "author" ON "author"."id" = "note"."authorId"
    WHERE "account"."id" IN (${join([...new Set(accountIds)])}) AND "account"."role" = 'reader'`)
  return new Map(
    rows.map(({ accountId, authorName, createdAt, seenAt, ...row }) => [
      accountId,
      { ...row, at: createdAt.toISOString(), author: authorName, seenAt: seenAt?.toISOString() ?? null },
    ]),
  )
}

/** The warnings that a viewer was given, newest first. */
export async function listWarnings(viewer: Viewer): Promise<WarningView[]> {
  const rows = await db().note.findMany({
    where: { accountId: viewer.id, kind: 'warning' },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_WARNINGS,
    select: { id: true, text: true, createdAt: true, seenAt: true },
  })
  return rows.map(({ createdAt, seenAt, ...row }) => ({
    ...row,
    at: createdAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  }))
}

/** The oldest warning that a viewer has not said to have read, for the pages where they write; null: none. */
export async function findUnreadWarning(viewer: Viewer | null): Promise<WarningView | null> {
  if (!viewer) return null
  const row = await db().note.findFirst({
    where: { accountId: viewer.id, kind: 'warning', seenAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, text: true, createdAt: true },
  })
  return row && { id: row.id, text: row.text, at: row.createdAt.toISOString(), seenAt: null }
}
