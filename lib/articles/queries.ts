import { findMuted } from '@/lib/accounts/mute'
import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { FROM_PICKED, PICKED, type PickedColumns, toPicked } from './picked'
import { findQuoters } from './quoters'
import { type Closing, nextChange, takesComments, threadWords } from './rules'
import type { ArticleSummary, ArticleView } from './view'

const MAX_PARAGRAPHS = 2_000

/** What is known of an article without its text. */
type Head = Closing & {
  id: string
  slug: string
  title: string
  credit: string | null
  shownCount: number
  lastNumber: number
  declaredCount: number | null
}

const HEAD = sql`"article"."id", "article"."slug", "article"."title", "article"."credit", "article"."publishedAt",
  "article"."addedAt", "article"."takesComments", "article"."changesAt", "article"."changesTo", "article"."shownCount",
  "article"."lastNumber", "article"."declaredCount", "article"."quietHours"`

/**
 * Articles for the front page, the one added last first, each with the comment that the newsroom picked.
 *
 * @param viewerId whose muted readers' words are left out; null: signed out
 */
export async function listArticles(
  limit = 30,
  now = new Date(),
  viewerId: string | null = null,
): Promise<ArticleSummary[]> {
  const [rows, muted] = await Promise.all([
    db().sql.all<Head & PickedColumns & { opening: string | null }>(sql`
      SELECT ${HEAD}, ${PICKED}, "first"."text" AS "opening" FROM "Article" AS "article"
      LEFT JOIN "Paragraph" AS "first" ON "first"."articleId" = "article"."id" AND "first"."number" = 1
      ${FROM_PICKED}
      ORDER BY "article"."addedAt" DESC, "article"."id" DESC LIMIT ${limit}`),
    findMuted(viewerId),
  ])
  return rows.map((row) => ({
    ...toHead(row, now),
    opening: withoutTitle(row.opening ?? '', row.title),
    picked: toPicked(row, muted),
  }))
}

/** An opening does not repeat a title that was taken from it. */
function withoutTitle(opening: string, title: string): string {
  const rest = opening.startsWith(title) ? opening.slice(title.length).replace(/^[.…\s]+/, '') : opening
  return rest || opening
}

/** An article with its paragraphs, or null. */
export async function findArticle(slug: string, now = new Date()): Promise<ArticleView | null> {
  const row = await findHead(slug)
  if (!row) return null
  const [stored, quoters] = await Promise.all([
    db().sql.all<{ id: string; number: number; text: string }>(sql`
      SELECT "id", "number", "text" FROM "Paragraph" WHERE "articleId" = ${row.id}
      ORDER BY "number" LIMIT ${MAX_PARAGRAPHS}`),
    findQuoters({ paragraphsOf: row.id }),
  ])
  const paragraphs = stored.map(({ id, number, text }) => {
    const { numbers: quotedBy, count: quotedByCount } = quoters.get(id) ?? { numbers: [], count: 0 }
    return { number, text, quotedBy, quotedByCount }
  })
  return { ...toHead(row, now), paragraphs, declaredCount: row.declaredCount }
}

/** What a page needs to know of an article whose text it does not show. */
export async function findArticleHead(slug: string, now = new Date()) {
  const row = await findHead(slug)
  return row ? { ...toHead(row, now), id: row.id, lastNumber: row.lastNumber, choice: row.takesComments } : null
}

/** One paragraph of an article, or null. */
export async function findParagraph(articleId: string, number: number) {
  const [row] = await db().sql.all<{ id: string; number: number; text: string }>(sql`
    SELECT "id", "number", "text" FROM "Paragraph" WHERE "articleId" = ${articleId} AND "number" = ${number}`)
  return row ?? null
}

async function findHead(slug: string): Promise<Head | null> {
  const [row] = await db().sql.all<Head>(
    sql`SELECT ${HEAD} FROM "Article" AS "article" WHERE "article"."slug" = ${slug}`,
  )
  return row ?? null
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
    threadWords: threadWords(row, now),
    threadChangesAt: nextChange(row, now)?.toISOString() ?? null,
  }
}
