import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { decide } from './decide'
import { removalFor } from './decide-kinds'
import type { NewRemoval } from './schema'

/**
 * Removes a comment for a reason that its author is told; its open reports are upheld, and quotes of it are blank at once.
 *
 * @returns the act's id
 * @throws {Refusal} not_found, forbidden (one's own), conflict (decided meanwhile), invalid
 */
export async function removeComment(
  viewer: Viewer | null,
  slug: string,
  number: number,
  { revision, lastDecision, ...removal }: NewRemoval,
  now = new Date(),
): Promise<string> {
  const moderator = requireRight(viewer, 'decide')
  return decide(moderator, slug, number, { ...removalFor(removal), revision, lastDecision }, now)
}
