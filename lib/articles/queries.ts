import { db } from '@/lib/db/client'
import { takesComments } from './rules'
import type { ArticleSummary, ArticleView } from './view'

const MAX_PARAGRAPHS = 2_000
const MAX_PARAGRAPH_QUOTES = 5_000

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
  const quotedBy = await listQuoters(row.id)
  const paragraphs = row.paragraphs.map(({ id, number, text }) => ({ number, text, quotedBy: quotedBy.get(id) ?? [] }))
  return { ...toHead(row, now), paragraphs, declaredCount: row.declaredCount }
}

/** What a page needs to know of an article whose text it does not show. */
export async function findArticleHead(slug: string, now = new Date()) {
  const row = await db().article.findUnique({ where: { slug }, select: HEAD })
  return row ? { ...toHead(row, now), id: row.id, lastNumber: row.lastNumber, choice: row.takesComments } : null
}

/** For each paragraph of an article that is quoted, the numbers of the comments that quote it now. */
async function listQuoters(articleId: string): Promise<Map<string, number[]>> {
  const quotes = await db().quote.findMany({
    where: { sourceParagraph: { articleId }, comment: { status: 'shown' } },
    take: MAX_PARAGRAPH_QUOTES,
    select: { sourceParagraphId: true, commentRevision: true, comment: { select: { number: true, revision: true } } },
  })
  const quoters = new Map<string, Set<number>>()
  for (const { sourceParagraphId, commentRevision, comment } of quotes) {
    if (!sourceParagraphId || commentRevision !== comment.revision) continue
    quoters.set(sourceParagraphId, (quoters.get(sourceParagraphId) ?? new Set()).add(comment.number))
  }
  return new Map([...quoters].map(([id, numbers]) => [id, [...numbers].sort((a, b) => a - b)]))
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
