import type { Viewer } from '@/lib/accounts/view'
import { decide } from './decide'
import type { NewApproval } from './schema'

/**
 * Shows a held comment, or lets a reported one stand; its open reports are dismissed.
 *
 * @throws {Refusal} not_found, conflict (decided, edited or withdrawn meanwhile)
 */
export function approveComment(
  viewer: Viewer,
  slug: string,
  number: number,
  { revision }: NewApproval = {},
  now = new Date(),
): Promise<void> {
  const tooLate = 'This comment was decided or withdrawn meanwhile.'
  return decide(
    viewer,
    slug,
    number,
    { kind: 'comment.approved', to: 'shown', from: ['held', 'shown'], tooLate, reports: 'dismissed', revision },
    now,
  )
}
