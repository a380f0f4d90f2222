/** Nine times in ten the true share lies above the bound. */
const Z = 1.2816

/**
 * How large a share is at least, as far as few or many cases tell: the lower bound of Wilson's interval. Of no cases, and
 * of none that are positive, it is 0.
 *
 * @param positive so many of `count`
 * @returns from 0 to 1
 * @see https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
 */
export function lowerBound(positive: number, count: number): number {
  if (positive <= 0 || count <= 0) return 0
  const share = positive / count
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * count)) / count)
  return (share + Z ** 2 / (2 * count) - spread) / (1 + Z ** 2 / count)
}
