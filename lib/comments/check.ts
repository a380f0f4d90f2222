import { addressGroup, countTryNow } from '@/lib/accounts/pace'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { checkQuotes } from '@/lib/quotes/check-quotes'
import type { CheckedQuote } from '@/lib/quotes/view'
import { type Edited, findWording } from './find-wording'
import { acceptDraft } from './rules'

const CHECKS_PER_MINUTE = { limit: 60, windowMs: 60_000 } as const

/**
 * Counts a check against its pace: it reads the thread, and anybody may ask for one.
 *
 * @throws {Refusal} rate_limited
 */
export function countCheck(viewer: Viewer | null, address: string, now = new Date()): Promise<void> {
  return countTryNow(`check ${viewer?.id ?? addressGroup(address)}`, CHECKS_PER_MINUTE, now)
}

/**
 * Says of every quote in what is being written whether it stands in its source word for word.
 *
 * @throws {Refusal} not_found (no such article), invalid, too_large
 */
export async function checkWritten(
  slug: string,
  body: string,
  edited: Edited | null = null,
): Promise<{ quotes: CheckedQuote[]; faults: string[] }> {
  const article = await db().article.findUnique({ where: { slug }, select: { id: true } })
  if (!article) throw new Refusal('not_found', 'There is no such article.')
  return checkQuotes(db(), article.id, acceptDraft(body), (await findWording(article.id, edited)) ?? null)
}
