import { findArticleHead } from '@/lib/articles/queries'
import { readParagraph } from '@/lib/comments/queries-quoters'
import { articlePath } from '@/lib/kernel/paths'
import { type Asked, frameOf, numberIn } from './asked'
import { closingTime } from './closing-time'

/** A paragraph of an article with the comments that quote it. */
export async function loadParagraph(asked: Asked) {
  const { params, query, viewer, now } = asked
  const [slug, number] = [params.slug ?? '', numberIn(params.number)]
  const asksAfter = query.get('after')
  const after = asksAfter === null ? 0 : numberIn(asksAfter)
  if (number === null || after === null) return null
  const [head, found] = await Promise.all([findArticleHead(slug, now), readParagraph(slug, number, after, viewer, now)])
  if (!head || !found) return null
  return {
    head: { title: `Comments on paragraph ${number}`, isListed: false, canonical: articlePath(slug) },
    props: { frame: frameOf(asked), ...found },
    articleId: head.id,
    until: closingTime([head], now),
  }
}
