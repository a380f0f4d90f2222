import type { Viewer } from '@/lib/accounts/view'
import { decide } from './decide'

/**
 * Shows a held comment, or lets a reported one stand; its open reports are dismissed.
 *
 * @throws {Refusal} not_found, conflict (decided or withdrawn meanwhile)
 */
export function approveComment(viewer: Viewer, slug: string, number: number, now = new Date()): Promise<void> {
  const tooLate = 'This comment was decided or withdrawn meanwhile.'
  return decide(
    viewer,
    slug,
    number,
    { kind: 'comment.approved', to: 'shown', from: ['held', 'shown'], tooLate, reports: 'dismissed' },
    now,
  )
}
