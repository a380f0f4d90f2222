import { type Db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { nameFaults, nameKey } from '@/lib/text/names'
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
  const fault = nameFaults(account.name)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'name' })
  const { SIGN_UPS_PER_ADDRESS, HOUR_MS, SITE_NAME } = settings()
  if (isSiteName(account.name, SITE_NAME)) throw new Refusal('invalid', 'This name is reserved.', { field: 'name' })
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

/** Whether a name is the newspaper's own, with or without its article. */
function isSiteName(name: string, siteName: string): boolean {
  const bare = (words: string) => nameKey(words.replace(/^the\s+/i, ''))
  return bare(name) === bare(siteName)
}

async function insertAccount(
  tx: Db,
  account: NewAccount,
  made: { role: Role; passwordHash: string },
  now: Date,
): Promise<Viewer> {
  const skeleton = nameKey(account.name)
  const taken = await tx.account.findFirst({ where: { skeleton }, select: { id: true } })
  if (taken) throw new Refusal('conflict', 'This name is taken, or looks like one that is.', { field: 'name' })
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
