import { listArticles } from '@/lib/articles/queries'
import { type Asked, frameOf } from './asked'
import { closingTime } from './closing-time'

const MAX_ARTICLES = 30

/** The front page: the articles printed last. */
export async function loadFront(asked: Asked) {
  const articles = await listArticles(MAX_ARTICLES, asked.now, asked.viewer?.id ?? null)
  return {
    head: { title: null, isListed: true },
    props: { frame: frameOf(asked), said: asked.query.get('said'), articles },
    articleId: null,
    until: closingTime(articles, asked.now),
  }
}
