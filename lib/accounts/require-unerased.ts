import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * Refuses whoever was erased between being recognised and now. To be called after the first row that refers to the
 * account was written: from then on the store lets nobody erase it until the transaction ends.
 *
 * @throws {Refusal} signed_out
 */
export async function requireUnerased(tx: Db, accountId: string): Promise<void> {
  const account = await tx.account.findUnique({ where: { id: accountId, erasedAt: null }, select: { id: true } })
  if (!account) throw new Refusal('signed_out', 'This account was erased.')
}
