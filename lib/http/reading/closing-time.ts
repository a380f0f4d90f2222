import { closesAt } from '@/lib/articles/rules'

/** An article as a view gives it. */
type Dated = { publishedAt: string | null; addedAt: string; takesComments: boolean }

/** When the first of some articles closes by itself; null: none is open. Of one that is kept open it may say a time too many. */
export function closingTime(articles: Dated[], now: Date): Date | null {
  const times = articles
    .filter((article) => article.takesComments)
    .map(({ publishedAt, addedAt }) =>
      closesAt({
        publishedAt: publishedAt === null ? null : new Date(publishedAt),
        addedAt: new Date(addedAt),
      }).getTime(),
    )
    .filter((time) => time > now.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}
