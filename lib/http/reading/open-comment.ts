import { findArticleHead } from '@/lib/articles/queries'
import { readCard } from '@/lib/comments/queries'
import { type Asked, numberIn } from './asked'

/** The comment that a page is about, with its article; null: not to be seen by this viewer. */
export async function openComment({ params, viewer, now }: Asked) {
  const [slug, number] = [params.slug ?? '', numberIn(params.number)]
  if (number === null) return null
  const [article, card] = await Promise.all([findArticleHead(slug, now), readCard(slug, number, viewer, now)])
  return article && card ? { slug, number, article, card } : null
}
