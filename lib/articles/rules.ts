import { settings } from '@/lib/kernel/settings'

type Closing = { takesComments: 'automatic' | 'open' | 'closed'; publishedAt: Date | null; addedAt: Date }

/**
 * Whether an article takes comments now: a moderator's choice wins, else it closes some days after its publication
 * (after it was added, where the publication is not known).
 */
export function takesComments(article: Closing, now: Date): boolean {
  if (article.takesComments !== 'automatic') return article.takesComments === 'open'
  return now < closesAt(article)
}

/** When an article closes by itself, where no moderator has chosen otherwise. */
export function closesAt({ publishedAt, addedAt }: Pick<Closing, 'publishedAt' | 'addedAt'>): Date {
  return new Date((publishedAt ?? addedAt).getTime() + settings().THREAD_CLOSES_DAYS)
}
