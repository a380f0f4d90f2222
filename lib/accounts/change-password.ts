import { db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { nameKey } from '@/lib/text/names'
import { countTryNow } from './pace'
import { fitsPassword, hashPassword } from './password'
import { passwordFault } from './rules'
import type { NewPassword } from './schema'
import type { Viewer } from './view'

/**
 * Changes one's own password and ends every session of the account.
 *
 * @throws {Refusal} invalid (with the field), rate_limited
 */
export async function changePassword(viewer: Viewer, given: NewPassword, now = new Date()): Promise<void> {
  const { SIGN_IN_TRIES, SIGN_IN_TRIES_MINUTES } = settings()
  await countTryNow(`password ${viewer.id}`, { limit: SIGN_IN_TRIES, windowMs: SIGN_IN_TRIES_MINUTES }, now)
  const account = await db().account.findUnique({ where: { id: viewer.id }, select: { passwordHash: true } })
  const isRight = await fitsPassword(account?.passwordHash ?? null, given.current)
  if (!isRight) throw new Refusal('invalid', 'This is not your present password.', { field: 'current' })
  await storePassword(viewer.id, given.password, now)
}

/**
 * Sets an account's password at the command line.
 *
 * @throws {Refusal} not_found, invalid
 */
export async function resetPassword(name: string, password: string, now = new Date()): Promise<void> {
  const account = await db().account.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } })
  if (!account) throw new Refusal('not_found', 'There is no account of this name.')
  await storePassword(account.id, password, now)
}

async function storePassword(accountId: string, password: string, now: Date): Promise<void> {
  const fault = passwordFault(password)
  if (fault) throw new Refusal('invalid', fault, { field: 'password' })
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    const { count } = await tx.account.updateMany({ where: { id: accountId, erasedAt: null }, data: { passwordHash } })
    if (count === 0) throw new Refusal('not_found', 'There is no account of this name.')
    await tx.session.deleteMany({ where: { accountId } })
    await recordEvent(tx, { kind: 'account.password_changed', at: now, actorId: accountId })
  })
}
