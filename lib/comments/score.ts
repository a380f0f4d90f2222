import { lowerBound } from '@/lib/kernel/lower-bound'

/**
 * How surely readers recommend a comment rather than report it: many votes count for more than few.
 *
 * @param positive recommendations, those that an imported file stated among them
 * @param negative reports that were not dismissed
 * @returns from 0 to 1
 */
export function recommendedScore(positive: number, negative: number): number {
  return lowerBound(positive, positive + negative)
}
