import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { nameFaults, nameKey } from '@/lib/text/names'
import { countTry } from './pace'
import { ERASED_NAME } from './view'

/**
 * Refuses what nobody may be called: what is no name, what the house keeps for itself, the newspaper's own name.
 *
 * @throws {Refusal} invalid
 */
export function requireFitName(name: string): void {
  const fault = nameFaults(name)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'name' })
  if (isSiteName(name, settings().SITE_NAME)) throw new Refusal('invalid', 'This name is reserved.', { field: 'name' })
}

/**
 * Refuses a name that somebody else has, or that looks like one.
 *
 * @param except the account that wants it
 * @throws {Refusal} conflict
 */
export async function requireFreeName(tx: Db, name: string, now: Date, except?: string): Promise<void> {
  const skeleton = nameKey(name)
  // No pace, but its row: two who want names that look alike wait here for one another. The unique key alone would let
  // an account and an unclaimed name pass together.
  await countTry(tx, `name ${skeleton}`, { limit: Number.POSITIVE_INFINITY, windowMs: 1_000 }, now)
  const others = { skeleton, ...(except === undefined ? {} : { id: { not: except } }) }
  const taken = await tx.account.findFirst({ where: others, select: { id: true } })
  if (taken || skeleton === nameKey(ERASED_NAME))
    throw new Refusal('conflict', 'This name is taken, or looks like one that is.', { field: 'name' })
}

/** Whether a name is the newspaper's own, with or without its article. */
function isSiteName(name: string, siteName: string): boolean {
  const bare = (words: string) => nameKey(words.replace(/^the\s+/i, ''))
  return bare(name) === bare(siteName)
}
