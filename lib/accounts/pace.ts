import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { type Db, transaction } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'

export type Pace = { limit: number; windowMs: number }

/**
 * Counts one try against a limit that all processes share and that survives a restart.
 *
 * @param what what is limited, and for whom; only a hash of it is stored
 * @throws {Refusal} rate_limited, when `limit` tries were counted within the window
 */
export async function countTry(tx: Db, what: string, pace: Pace, now: Date): Promise<void> {
  const key = paceKey(what)
  const resetAt = new Date(now.getTime() + pace.windowMs)
  await tx.pace.updateMany({ where: { key, resetAt: { lte: now } }, data: { hits: 0, resetAt } })
  const row = await tx.pace.upsert({
    where: { key },
    create: { key, hits: 1, resetAt },
    update: { hits: { increment: 1 } },
    select: { hits: true, resetAt: true },
  })
  if (row.hits <= pace.limit) return
  const waitMs = Math.max(1_000, row.resetAt.getTime() - now.getTime())
  throw new Refusal('rate_limited', `Too fast: please try again in ${inWords(waitMs)}.`, { retryAfterMs: waitMs })
}

/** Counts one try in a transaction of its own: for what is counted even where it fails. */
export function countTryNow(what: string, pace: Pace, now: Date): Promise<void> {
  return transaction((tx) => countTry(tx, what, pace, now))
}

/** Forgets tries whose time is over. */
export async function forgetOldTries(tx: Db, now: Date): Promise<void> {
  await tx.pace.deleteMany({ where: { resetAt: { lte: now } } })
}

/** Forgets the tries counted so far. */
export function forgetTries(what: string): Promise<unknown> {
  return transaction((tx) => tx.pace.deleteMany({ where: { key: paceKey(what) } }))
}

/** The part of an address that stands for one household: IPv4 whole, IPv6 its first 64 bits. */
export function addressGroup(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(mapped)) return mapped
  const [head = '', tail = ''] = mapped.split('%')[0]?.split('::') ?? []
  const [first, last] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)]
  const missing = mapped.includes('::') ? 8 - first.length - last.length : 0
  const groups = [...first, ...Array<string>(missing).fill('0'), ...last]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

function paceKey(what: string): string {
  return createHash('sha256').update(what).digest('base64url')
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  if (seconds < 90) return `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
