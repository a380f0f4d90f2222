import type { Viewer } from '@/lib/accounts/view'
import { decide } from './decide'
import { RESTORAL } from './decide-kinds'

/**
 * Brings a removed comment back; quotes of it show again. An open appeal about it is upheld by that.
 *
 * @param why for the log: its author is not told
 * @returns the act's id
 * @throws {Refusal} not_found, forbidden (one's own), conflict (it is not removed)
 */
export function restoreComment(
  viewer: Viewer | null,
  slug: string,
  number: number,
  now = new Date(),
  why = '',
): Promise<string> {
  return decide(viewer, slug, number, { ...RESTORAL, why }, now)
}
