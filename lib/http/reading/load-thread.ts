import { findArticle, findArticleHead } from '@/lib/articles/queries'
import type { ArticleView } from '@/lib/articles/view'
import { readThread } from '@/lib/comments/listing'
import { findPosted } from '@/lib/comments/queries'
import { parseAskedThread } from '@/lib/comments/view-choice'
import { markNew } from '@/lib/comments/visits'
import { newId } from '@/lib/kernel/ids'
import { articlePath } from '@/lib/kernel/paths'
import { settings } from '@/lib/kernel/settings'
import { openedToken } from '../form-opened'
import { type Asked, frameOf } from './asked'
import { closingTime } from './closing-time'

const MAX_DESCRIPTION_CHARACTERS = 300

/** An article with one page of its thread, as it is asked for or as the reader has chosen to see threads. */
export async function loadThread(asked: Asked) {
  const { params, query, viewer, viewCookie, now } = asked
  const slug = params.slug ?? ''
  const place = parseAskedThread(viewCookie, query)
  if (!place) return null
  const [head, article, thread, posted] = await Promise.all([
    findArticleHead(slug, now),
    findArticle(slug, now),
    readThread(slug, place, viewer, now),
    findPosted(slug, viewer),
  ])
  if (!head || !article || !thread) return null
  const { SITE_URL, COMMENT_MAX_CHARACTERS } = settings()
  return {
    head: headOf(article, thread.page),
    props: {
      frame: frameOf(asked),
      said: query.get('said'),
      siteUrl: SITE_URL,
      article,
      thread: await markNew(thread, head.id, viewer, now),
      posted,
      maxCharacters: COMMENT_MAX_CHARACTERS,
      idempotencyKey: viewer ? newId() : null,
      opened: viewer ? openedToken(viewer.id, now) : null,
    },
    articleId: head.id,
    until: closingTime([article], now),
  }
}

/** @param page null: in another order than that of numbers; the page that everybody finds is the first of those */
function headOf({ slug, title, paragraphs, publishedAt }: ArticleView, page: number | null) {
  return {
    title,
    description: paragraphs[0]?.text.slice(0, MAX_DESCRIPTION_CHARACTERS) ?? '',
    canonical: articlePath(slug, page ?? 1),
    isListed: true,
    article: { publishedAt },
  }
}
