import { hash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { type Writing, write } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'
import { waitInWords } from '@/lib/kernel/wait-in-words'

export type Pace = { limit: number; windowMs: number }

/** One try: what is limited, and for whom (only a hash of it is stored), and how often that may be tried. */
type Try = { what: string; pace: Pace }

/**
 * Counts one try against a limit that all processes share and that survives a restart.
 *
 * @param what what is limited, and for whom; only a hash of it is stored
 * @throws {Refusal} rate_limited, when `limit` tries were counted within the window
 */
export async function countTry(tx: Writing, what: string, pace: Pace, now: Date): Promise<void> {
  const waitMs = await countWait(tx, [{ what, pace }], now)
  if (waitMs > 0)
    throw new Refusal('rate_limited', `Too fast: please try again in ${waitInWords(waitMs)}.`, { retryAfterMs: waitMs })
}

/**
 * Counts the same try against several limits.
 *
 * @returns how long it has to wait by the first that is reached, in milliseconds; 0: none is
 */
export async function countWait(tx: Writing, tries: Try[], now: Date): Promise<number> {
  const counted = countedOnce(tries)
  const rows = counted.map(({ key, pace }) => sql`(${key}, 1, ${new Date(now.getTime() + pace.windowMs)})`)
  if (rows.length === 0) return 0
  const hits = await tx.sql.all<{ key: string; hits: number; resetAt: Date }>(sql`
    INSERT INTO "Pace" ("key", "hits", "resetAt") VALUES ${join(rows)}
    ON CONFLICT ("key") DO UPDATE SET
      "hits" = CASE WHEN "Pace"."resetAt" <= ${now} THEN 1 ELSE "Pace"."hits" + 1 END,
      "resetAt" = CASE WHEN "Pace"."resetAt" <= ${now} THEN excluded."resetAt" ELSE "Pace"."resetAt" END
    RETURNING "key", "hits", "resetAt"`)
  for (const { key, pace } of counted) {
    const row = hits.find((hit) => hit.key === key)
    if (row && row.hits > pace.limit) return Math.max(1_000, row.resetAt.getTime() - now.getTime())
  }
  return 0
}

/** PostgreSQL takes no key twice in one statement; where settings make two limits one, the smaller one holds. */
function countedOnce(tries: Try[]): { key: string; pace: Pace }[] {
  const byKey = new Map<string, Pace>()
  for (const { what, pace } of tries) {
    const key = paceKey(what)
    const known = byKey.get(key)
    if (!known || pace.limit < known.limit) byKey.set(key, pace)
  }
  return [...byKey].map(([key, pace]) => ({ key, pace }))
}

/** Counts one try in a transaction of its own: for what is counted even where it fails. */
export function countTryNow(what: string, pace: Pace, now: Date): Promise<void> {
  return write((tx) => countTry(tx, what, pace, now))
}

/** Forgets tries whose time is over. */
export async function forgetOldTries(tx: Writing, now: Date): Promise<void> {
  await tx.sql.run(sql`DELETE FROM "Pace" WHERE "resetAt" <= ${now}`)
}

/** Forgets the tries counted so far. */
export function forgetTries(what: string): Promise<unknown> {
  return write((tx) => tx.sql.run(sql`DELETE FROM "Pace" WHERE "key" = ${paceKey(what)}`))
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
  return hash('sha256', what, 'base64url')
}
