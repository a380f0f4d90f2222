/** An article as a view gives it. */
type Changing = { threadChangesAt: string | null }

/** When the first of some articles' threads closes or opens by itself, or says so; null: none does. */
export function closingTime(articles: Changing[], now: Date): Date | null {
  const times = articles
    .flatMap(({ threadChangesAt }) => (threadChangesAt === null ? [] : [Date.parse(threadChangesAt)]))
    .filter((time) => time > now.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}
