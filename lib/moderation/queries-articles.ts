import type { Viewer } from '@/lib/accounts/view'
import { describeThread } from '@/lib/articles/describe-thread'
import { takesComments } from '@/lib/articles/rules'
import type { ThreadRun } from '@/lib/articles/view'
import { db } from '@/lib/db/client'
import { requireModerator } from './rules'
import type { DeskArticle } from './view'

const ARTICLES_PER_PAGE = 50
const ARTICLE = {
  id: true,
  slug: true,
  title: true,
  addedAt: true,
  publishedAt: true,
  takesComments: true,
  changesAt: true,
  changesTo: true,
  quietHours: true,
  preModerated: true,
  shownCount: true,
} as const

/**
 * One page of all articles, the one added last first, each with how its thread is run; null: there is no such page.
 *
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function listDeskArticles(
  viewer: Viewer | null,
  page: number,
  now = new Date(),
): Promise<{ articles: (DeskArticle & ThreadRun)[]; page: number; pages: number } | null> {
  requireModerator(viewer)
  const pages = Math.max(1, Math.ceil((await db().article.count()) / ARTICLES_PER_PAGE))
  if (page > pages) return null
  const rows = await db().article.findMany({
    orderBy: [{ addedAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * ARTICLES_PER_PAGE,
    take: ARTICLES_PER_PAGE,
    select: ARTICLE,
  })
  const where = { articleId: { in: rows.map(({ id }) => id) }, status: 'held' } as const
  const held = await db().comment.groupBy({ by: ['articleId'], where, _count: true })
  const heldCounts = new Map(held.map(({ articleId, _count }) => [articleId, _count]))
  const articles = rows.map((row) => ({
    slug: row.slug,
    title: row.title,
    addedAt: row.addedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    commentCount: row.shownCount,
    heldCount: heldCounts.get(row.id) ?? 0,
    takesComments: takesComments(row, now),
    ...describeThread(row, now),
  }))
  return { articles, page, pages }
}
