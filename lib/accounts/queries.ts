import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { nameKey } from '@/lib/text/names'
import { currentSuspension } from './rules'
import type { Role, Viewer } from './view'

type Session = {
  expiresAt: Date
  id: string
  name: string
  role: Role
  suspendedAt: Date | null
  suspendedUntil: Date | null
  suspensionReason: string | null
}

/** Whoever holds this session now, with the role and status of this moment; null: signed out. */
export async function findViewer(sessionId: string, now = new Date()): Promise<Viewer | null> {
  const [session] = await db().sql.all<Session>(sql`
    SELECT "session"."expiresAt", "account"."id", "account"."name", "account"."role", "account"."suspendedAt",
      "account"."suspendedUntil", "account"."suspensionReason"
    FROM "Session" AS "session" CROSS JOIN "Account" AS "account"
    WHERE "session"."id" = ${sessionId} AND "account"."id" = "session"."accountId"`)
  if (!session || session.expiresAt <= now) return null
  const { id, name, role } = session
  return { id, name, role, suspension: currentSuspension(session, now) }
}

/** Whether anybody looks after this site yet. */
export async function hasAdmin(): Promise<boolean> {
  return (await db().account.count({ where: { role: 'admin' }, take: 1 })) > 0
}

export type ReaderProfile = { id: string; name: string; isUnclaimed: boolean; memberSince: string | null }

type ReaderRow = { id: string; name: string; nameKey: string; isUnclaimed: boolean; createdAt: Date }

/** A reader by name; a claimed account is found before an unclaimed name written the same. */
export async function findReader(name: string): Promise<ReaderProfile | null> {
  const [claimed, unclaimed] = [nameKey(name), unclaimedKey(name)]
  const rows = await db().sql.all<ReaderRow>(sql`
    SELECT "id", "name", "nameKey", "isUnclaimed", "createdAt" FROM "Account"
    WHERE "nameKey" IN (${claimed}, ${unclaimed})`)
  const row = rows.find((one) => one.nameKey === claimed) ?? rows[0]
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    isUnclaimed: row.isUnclaimed,
    memberSince: row.isUnclaimed ? null : row.createdAt.toISOString(),
  }
}

/** The key of an unclaimed name: the name itself, to the byte, so that an imported thread keeps every name apart. */
export function unclaimedKey(name: string): string {
  return `unclaimed:${name}`
}
