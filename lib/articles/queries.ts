import { db } from '@/lib/db/client'
import { findQuoters } from './quoters'
import { takesComments } from './rules'
import type { ArticleSummary, ArticleView } from './view'

const MAX_PARAGRAPHS = 2_000

const HEAD = {
  id: true,
  slug: true,
  title: true,
  credit: true,
  publishedAt: true,
  addedAt: true,
  takesComments: true,
  shownCount: true,
  lastNumber: true,
  declaredCount: true,
} as const

type Head = {
  slug: string
  title: string
  credit: string | null
  publishedAt: Date | null
  addedAt: Date
  takesComments: 'automatic' | 'open' | 'closed'
  shownCount: number
}

/** Articles for the front page, the one added last first. */
export async function listArticles(limit = 30, now = new Date()): Promise<ArticleSummary[]> {
  const rows = await db().article.findMany({
    orderBy: [{ addedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { ...HEAD, paragraphs: { where: { number: 1 }, take: 1, select: { text: true } } },
  })
  return rows.map((row) => ({ ...toHead(row, now), opening: withoutTitle(row.paragraphs[0]?.text ?? '', row.title) }))
}

/** An opening does not repeat a title that was taken from it. */
function withoutTitle(opening: string, title: string): string {
  const rest = opening.startsWith(title) ? opening.slice(title.length).replace(/^[.…\s]+/, '') : opening
  return rest || opening
}

/** An article with its paragraphs, or null. */
export async function findArticle(slug: string, now = new Date()): Promise<ArticleView | null> {
  const row = await db().article.findUnique({
    where: { slug },
    select: {
      ...HEAD,
      paragraphs: { orderBy: { number: 'asc' }, take: MAX_PARAGRAPHS, select: { id: true, number: true, text: true } },
    },
  })
  if (!row) return null
  const quoters = await findQuoters({ paragraphsOf: row.id })
  const paragraphs = row.paragraphs.map(({ id, number, text }) => {
    const { numbers: quotedBy, count: quotedByCount } = quoters.get(id) ?? { numbers: [], count: 0 }
    return { number, text, quotedBy, quotedByCount }
  })
  return { ...toHead(row, now), paragraphs, declaredCount: row.declaredCount }
}

/** What a page needs to know of an article whose text it does not show. */
export async function findArticleHead(slug: string, now = new Date()) {
  const row = await db().article.findUnique({ where: { slug }, select: HEAD })
  return row ? { ...toHead(row, now), id: row.id, lastNumber: row.lastNumber, choice: row.takesComments } : null
}

/** One paragraph of an article, or null. */
export function findParagraph(articleId: string, number: number) {
  return db().paragraph.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { id: true, number: true, text: true },
  })
}

function toHead(row: Head, now: Date) {
  return {
    slug: row.slug,
    title: row.title,
    credit: row.credit,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    addedAt: row.addedAt.toISOString(),
    commentCount: row.shownCount,
    takesComments: takesComments(row, now),
  }
}
