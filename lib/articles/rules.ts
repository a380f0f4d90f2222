import { settings } from '@/lib/kernel/settings'

type Closing = { takesComments: 'automatic' | 'open' | 'closed'; publishedAt: Date | null; addedAt: Date }

/**
 * Whether an article takes comments now: a moderator's choice wins, else it closes some days after its publication
 * (after it was added, where the publication is not known).
 */
export function takesComments(article: Closing, now: Date): boolean {
  if (article.takesComments !== 'automatic') return article.takesComments === 'open'
  const closesAtMs = (article.publishedAt ?? article.addedAt).getTime() + settings().THREAD_CLOSES_DAYS
  return now.getTime() < closesAtMs
}
