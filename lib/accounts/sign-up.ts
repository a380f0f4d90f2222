import { type Db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { nameKey } from '@/lib/text/names'
import { requireFitName, requireFreeName } from './free-name'
import { addressGroup, countTryNow } from './pace'
import { hashPassword } from './password'
import { emailKey, passwordFault } from './rules'
import type { NewAccount } from './schema'
import type { Role, Viewer } from './view'

/**
 * Makes an account.
 *
 * @param address where the request came from, for the limit of sign-ups per hour
 * @throws {Refusal} invalid (with the field), conflict (the name or address is taken), rate_limited
 */
export async function signUp(account: NewAccount, address: string, now = new Date()): Promise<Viewer> {
  requireFitName(account.name)
  const { SIGN_UPS_PER_ADDRESS, HOUR_MS } = settings()
  await countTryNow(`sign-up ${addressGroup(address)}`, { limit: SIGN_UPS_PER_ADDRESS, windowMs: HOUR_MS }, now)

  return createAccount(account, 'reader', now)
}

/**
 * Makes an account at the command line: no pace, and names that the house keeps for itself are free.
 *
 * @throws {Refusal} invalid, conflict
 */
export async function createAccount(account: NewAccount, role: Role, now = new Date()): Promise<Viewer> {
  const weakness = passwordFault(account.password)
  if (weakness) throw new Refusal('invalid', weakness, { field: 'password' })
  const passwordHash = await hashPassword(account.password)
  try {
    return await transaction((tx) => insertAccount(tx, account, { role, passwordHash }, now))
  } catch (error) {
    if (isUniqueViolation(error))
      throw new Refusal('conflict', 'This name or e-mail address is taken.', { field: 'name' })
    throw error
  }
}

async function insertAccount(
  tx: Db,
  account: NewAccount,
  made: { role: Role; passwordHash: string },
  now: Date,
): Promise<Viewer> {
  const skeleton = nameKey(account.name)
  await requireFreeName(tx, account.name, now)
  const known = await tx.account.findUnique({ where: { emailKey: emailKey(account.email) }, select: { id: true } })
  if (known) throw new Refusal('conflict', 'There is an account with this e-mail address.', { field: 'email' })

  const row = await tx.account.create({
    data: {
      id: newId(now.getTime()),
      name: account.name,
      nameKey: skeleton,
      skeleton,
      email: account.email,
      emailKey: emailKey(account.email),
      passwordHash: made.passwordHash,
      role: made.role,
      createdAt: now,
    },
    select: { id: true, name: true, role: true },
  })
  await recordEvent(tx, { kind: 'account.created', at: now, actorId: row.id, subjectName: row.name })
  return { ...row, suspension: null }
}
