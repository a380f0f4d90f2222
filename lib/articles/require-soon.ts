import { Refusal } from '@/lib/kernel/refusal'

const MAX_AHEAD_MS = 5 * 366 * 24 * 60 * 60 * 1_000

/**
 * Refuses a time for a change that has passed, or is years ahead.
 *
 * @param field where it was sent
 * @throws {Refusal} invalid
 */
export function requireSoon(at: Date, now: Date, field: string): void {
  if (at <= now) throw new Refusal('invalid', 'This time has passed: please choose one to come.', { field })
  if (at.getTime() - now.getTime() > MAX_AHEAD_MS)
    throw new Refusal('invalid', 'A change can be scheduled for the next five years.', { field })
}
