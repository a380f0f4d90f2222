import { type Db, db, transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { settings } from '@/lib/kernel/settings'
import { nameKey } from '@/lib/text/names'
import { addressGroup, countTryNow, forgetTries } from './pace'
import { fitsPassword } from './password'
import { requireUnerased } from './require-unerased'
import { emailKey } from './rules'
import type { Credentials } from './schema'

export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000

/**
 * Signs somebody in. The answer is the same, and takes as long, whether the name is unknown or the password is wrong.
 *
 * @param address where the request came from, for the limits
 * @returns the new session's id, or null
 * @throws {Refusal} rate_limited, signed_out (the account was erased in this very moment)
 */
export async function signIn(given: Credentials, address: string, now = new Date()): Promise<string | null> {
  const { SIGN_IN_TRIES, SIGN_IN_TRIES_MINUTES, SIGN_IN_TRIES_PER_ADDRESS, HOUR_MS } = settings()
  const from = addressGroup(address)
  const account = await findByNameOrEmail(db(), given.name)
  const both = `sign-in ${from} ${account?.id ?? nameKey(given.name)}`
  await countTryNow(`sign-in ${from}`, { limit: SIGN_IN_TRIES_PER_ADDRESS, windowMs: HOUR_MS }, now)
  await countTryNow(both, { limit: SIGN_IN_TRIES, windowMs: SIGN_IN_TRIES_MINUTES }, now)

  const isRight = await fitsPassword(account?.passwordHash ?? null, given.password)
  if (!account || !isRight) return null

  await forgetTries(both)
  return transaction((tx) => openSession(tx, account.id, now))
}

/** Opens a session for an account that has shown who it is. */
async function openSession(tx: Db, accountId: string, now: Date): Promise<string> {
  const id = newId(now.getTime())
  await tx.session.deleteMany({ where: { expiresAt: { lte: now } } })
  await tx.session.create({ data: { id, accountId, createdAt: now, expiresAt: new Date(now.getTime() + SESSION_MS) } })
  await requireUnerased(tx, accountId)
  return id
}

async function findByNameOrEmail(store: Db, name: string) {
  const isEmail = name.includes('@')
  const where = isEmail ? { emailKey: emailKey(name) } : { nameKey: nameKey(name) }
  return store.account.findUnique({ where, select: { id: true, passwordHash: true } })
}
