import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * Refuses whoever was erased between being recognised and now. To be called after the first row that refers to the
 * account was written: from then on the store lets nobody erase it until the transaction ends.
 *
 * @throws {Refusal} signed_out
 */
export async function requireUnerased(tx: Writing, accountId: string): Promise<void> {
  const [account] = await tx.sql.all(sql`SELECT "id" FROM "Account" WHERE "id" = ${accountId} AND "erasedAt" IS NULL`)
  if (!account) throw new Refusal('signed_out', 'This account was erased.')
}
