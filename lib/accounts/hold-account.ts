import type { Db } from '@/lib/db/client'

const HELD = {
  id: true,
  name: true,
  email: true,
  role: true,
  isUnclaimed: true,
  suspendedAt: true,
  suspendedUntil: true,
  suspensionReason: true,
} as const

/**
 * Takes an account's row for the rest of the transaction, so that its name and role stay what they are until then.
 *
 * @returns null: there is none, or it was erased meanwhile
 */
export async function holdAccount(tx: Db, id: string) {
  // An update that changes nothing: it takes the row's lock on PostgreSQL; on SQLite the transaction has the lock already.
  const { count } = await tx.account.updateMany({ where: { id, erasedAt: null }, data: { erasedAt: null } })
  return count === 0 ? null : tx.account.findUnique({ where: { id }, select: HELD })
}
