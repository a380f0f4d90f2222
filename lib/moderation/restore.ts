import type { Viewer } from '@/lib/accounts/view'
import { decide } from './decide'

/**
 * Brings a removed comment back; quotes of it show again.
 *
 * @throws {Refusal} not_found, conflict (it is not removed)
 */
export function restoreComment(viewer: Viewer, slug: string, number: number, now = new Date()): Promise<void> {
  const tooLate = 'This comment is not removed.'
  return decide(
    viewer,
    slug,
    number,
    { kind: 'comment.restored', to: 'shown', from: ['removed'], tooLate, reports: null },
    now,
  )
}
