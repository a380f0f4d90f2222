import { db } from '@/lib/db/client'
import { nameKey } from '@/lib/text/names'
import { currentSuspension } from './rules'
import type { Viewer } from './view'

const VIEWER = {
  id: true,
  name: true,
  role: true,
  suspendedAt: true,
  suspendedUntil: true,
  suspensionReason: true,
} as const

/** Whoever holds this session now, with the role and status of this moment; null: signed out. */
export async function findViewer(sessionId: string, now = new Date()): Promise<Viewer | null> {
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: { expiresAt: true, account: { select: VIEWER } },
  })
  if (!session || session.expiresAt <= now) return null
  const { id, name, role } = session.account
  return { id, name, role, suspension: currentSuspension(session.account, now) }
}

/** Whether anybody looks after this site yet. */
export async function hasAdmin(): Promise<boolean> {
  return (await db().account.count({ where: { role: 'admin' }, take: 1 })) > 0
}

export type ReaderProfile = { id: string; name: string; isUnclaimed: boolean; memberSince: string | null }

/** A reader by name; a claimed account is found before an unclaimed name written the same. */
export async function findReader(name: string): Promise<ReaderProfile | null> {
  const select = { id: true, name: true, isUnclaimed: true, createdAt: true } as const
  const row =
    (await db().account.findUnique({ where: { nameKey: nameKey(name) }, select })) ??
    (await db().account.findUnique({ where: { nameKey: unclaimedKey(name) }, select }))
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
