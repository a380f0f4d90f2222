import type { Viewer } from '@/lib/accounts/view'
import { decide } from './decide'
import { RESTORAL } from './decide-kinds'

/**
 * Brings a removed comment back; quotes of it show again. An open appeal about it is upheld by that.
 *
 * @returns the act's id
 * @throws {Refusal} not_found, forbidden (one's own), conflict (it is not removed)
 */
export function restoreComment(viewer: Viewer | null, slug: string, number: number, now = new Date()): Promise<string> {
  return decide(viewer, slug, number, RESTORAL, now)
}
