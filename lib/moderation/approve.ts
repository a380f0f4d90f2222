import type { Viewer } from '@/lib/accounts/view'
import { decide } from './decide'
import { APPROVAL } from './decide-kinds'
import type { NewApproval } from './schema'

/**
 * Shows a held comment, or lets a reported one stand; its open reports are dismissed.
 *
 * @returns the act's id
 * @throws {Refusal} not_found, forbidden (one's own), conflict (decided, edited or withdrawn meanwhile)
 */
export function approveComment(
  viewer: Viewer | null,
  slug: string,
  number: number,
  known: NewApproval = {},
  now = new Date(),
): Promise<string> {
  return decide(viewer, slug, number, { ...APPROVAL, ...known }, now)
}
