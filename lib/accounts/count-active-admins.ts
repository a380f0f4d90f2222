import type { Db } from '@/lib/db/client'

/**
 * How many admins can act now. It writes to each of them first, so that two transactions that each want to take one away
 * wait for one another.
 */
export async function countActiveAdmins(tx: Db, now: Date): Promise<number> {
  const isFree = { OR: [{ suspendedAt: null }, { suspendedUntil: { lte: now } }] }
  const { count } = await tx.account.updateMany({ where: { role: 'admin', ...isFree }, data: { role: 'admin' } })
  return count
}
