// Comments by hand-written conditions: `findRowsBy` (a fragment from WHERE on) and `findRowsByIds` (in the order of the
// ids), then `toCards` in `queries.ts` for what a viewer may see of them.
import { findMuted } from '@/lib/accounts/mute'
import type { Role } from '@/lib/accounts/view'
import { findQuoters } from '@/lib/articles/quoters'
import type { Closing } from '@/lib/articles/rules'
import { db } from '@/lib/db/client'
import { join, type Statement, sql } from '@/lib/db/sql'
import { readQuotes } from '@/lib/quotes/queries'
import type { Syntax } from '@/lib/text/blocks'
import { findOwnHolds } from './own-holds'
import type { CommentStatus } from './view'

/** A comment as it is stored, with its current wording and what stands next to it in other tables. */
export type CommentRow = {
  id: string
  number: number
  authorId: string
  status: CommentStatus
  statusRule: string | null
  statusNote: string | null
  postedAt: Date | null
  shownAt: Date | null
  revision: number
  editedAt: Date | null
  recommendationCount: number
  importedRecommendations: number
  lockedAt: Date | null
  pickedAt: Date | null
  article: Article
  author: { name: string; isUnclaimed: boolean; role: Role }
  parent: { number: number; status: CommentStatus; author: { name: string } } | null
  wording: { syntax: Syntax; source: string; text: string; createdAt: Date }
}

type Article = Closing & { slug: string; title: string }

type Columns = Omit<CommentRow, 'article' | 'author' | 'parent' | 'wording'> & {
  articleId: string
  authorName: string
  authorIsUnclaimed: boolean
  authorRole: Role
  parentNumber: number | null
  parentStatus: CommentStatus | null
  parentAuthor: string | null
  syntax: Syntax | null
  source: string | null
  text: string | null
  wordedAt: Date | null
}

/** `LEFT JOIN` because SQLite takes its order as it stands: from the comments, in the order asked for, to the rest. */
const COMMENTS = sql`
  SELECT "comment"."id", "comment"."articleId", "comment"."number", "comment"."authorId", "comment"."status", "comment"."statusRule",
    "comment"."statusNote", "comment"."postedAt", "comment"."shownAt", "comment"."revision", "comment"."editedAt",
    "comment"."recommendationCount", "comment"."importedRecommendations", "comment"."lockedAt", "comment"."pickedAt",
    "author"."name" AS "authorName", "author"."isUnclaimed" AS "authorIsUnclaimed", "author"."role" AS "authorRole",
    "parent"."number" AS "parentNumber", "parent"."status" AS "parentStatus", "parentAuthor"."name" AS "parentAuthor",
    "wording"."syntax", "wording"."source", "wording"."text", "wording"."createdAt" AS "wordedAt"
  FROM "Comment" AS "comment"
  LEFT JOIN "Account" AS "author" ON "author"."id" = "comment"."authorId"
  LEFT JOIN "Comment" AS "parent" ON "parent"."id" = "comment"."parentId"
  LEFT JOIN "Account" AS "parentAuthor" ON "parentAuthor"."id" = "parent"."authorId"
  LEFT JOIN "Revision" AS "wording"
    ON "wording"."commentId" = "comment"."id" AND "wording"."number" = "comment"."revision"`

/**
 * Comments by a condition and in an order of the caller's, with all they are shown from, in two queries: comments of one
 * article are many, and the article is one.
 *
 * @param rest from `WHERE` on, with `ORDER BY` and without `LIMIT`; the comment is `"comment"`, and a condition on
 *   anything else is a subquery
 */
export async function findRowsBy(rest: Statement, take: number): Promise<CommentRow[]> {
  const comments = await db().sql.all<Columns>(sql`${COMMENTS} ${rest} LIMIT ${take}`)
  const articles = await findArticles([...new Set(comments.map(({ articleId }) => articleId))])
  return comments.flatMap((comment) => {
    const article = articles.get(comment.articleId)
    return article ? [toRow(comment, article)] : []
  })
}

async function findArticles(ids: string[]): Promise<Map<string, Article>> {
  if (ids.length === 0) return new Map()
  const rows = await db().sql.all<Article & { id: string }>(sql`
    SELECT "id", "slug", "title", "takesComments", "changesAt", "changesTo", "publishedAt", "addedAt", "quietHours"
    FROM "Article" WHERE "id" IN (${join(ids)})`)
  return new Map(rows.map(({ id, ...article }) => [id, article]))
}

/** The comments with these ids, in the order of the ids; what is not there is left out. */
export async function findRowsByIds(ids: string[]): Promise<CommentRow[]> {
  if (ids.length === 0) return []
  const found = await findRowsBy(sql`WHERE "comment"."id" IN (${join(ids)})`, ids.length)
  const rows = new Map(found.map((row) => [row.id, row]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

/** The condition that everybody sees a comment; said so that SQLite does not go by it through all that the site shows. */
export const IS_SHOWN = sql`NOT ("comment"."status" <> 'shown')`

/** The condition that a comment belongs to the article with this slug. */
export function inArticle(slug: string): Statement {
  return sql`"comment"."articleId" = (SELECT "id" FROM "Article" WHERE "slug" = ${slug})`
}

function toRow(columns: Columns, article: Article): CommentRow {
  const { parentNumber, parentStatus, parentAuthor } = columns
  return {
    id: columns.id,
    number: columns.number,
    authorId: columns.authorId,
    status: columns.status,
    statusRule: columns.statusRule,
    statusNote: columns.statusNote,
    postedAt: columns.postedAt,
    shownAt: columns.shownAt,
    revision: columns.revision,
    editedAt: columns.editedAt,
    recommendationCount: columns.recommendationCount,
    importedRecommendations: columns.importedRecommendations,
    lockedAt: columns.lockedAt,
    pickedAt: columns.pickedAt,
    article,
    author: { name: columns.authorName, isUnclaimed: columns.authorIsUnclaimed, role: columns.authorRole },
    parent:
      parentNumber === null || parentStatus === null
        ? null
        : { number: parentNumber, status: parentStatus, author: { name: parentAuthor ?? '' } },
    wording: {
      syntax: columns.syntax ?? 'plain',
      source: columns.source ?? '',
      text: columns.text ?? '',
      createdAt: columns.wordedAt ?? new Date(0),
    },
  }
}

/**
 * Everything that stands around some comments, in a fixed number of queries whatever their number: their quotes as the
 * viewer may see them, who quotes them, whom they mention, how often they were answered, and what the viewer did.
 */
export async function readAround(rows: CommentRow[], viewerId: string | null) {
  const ids = rows.map(({ id }) => id)
  const muted = await findMuted(viewerId)
  const [quotes, backlinks, mentions, replies, acts, holds] = await Promise.all([
    readQuotes(db(), rows, { muted }),
    findQuoters({ comments: ids }),
    findMentions(rows),
    countReplies(ids),
    findActs(ids, viewerId),
    findOwnHolds(rows, viewerId),
  ])
  return { quotes, backlinks, mentions, replies, muted, holds, ...acts }
}
export type Around = Awaited<ReturnType<typeof readAround>>

const MAX_MENTIONS_EACH = 50

/** The names that comments mention, by the comment's id. Nobody is mentioned without an `@`. */
async function findMentions(rows: CommentRow[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>()
  const ids = rows.filter(({ wording }) => wording.text.includes('@')).map(({ id }) => id)
  if (ids.length === 0) return names
  const mentions = await db().sql.all<{ commentId: string; name: string }>(sql`
    SELECT "mention"."commentId", "account"."name"
    FROM "Mention" AS "mention" CROSS JOIN "Account" AS "account"
    WHERE "mention"."commentId" IN (${join(ids)}) AND "account"."id" = "mention"."accountId"
    ORDER BY "mention"."commentId", "mention"."accountId"`)
  for (const { commentId, name } of mentions) {
    const known = names.get(commentId)
    if (!known) names.set(commentId, [name])
    else if (known.length < MAX_MENTIONS_EACH) known.push(name)
  }
  return names
}

/** How many comments that everybody sees answer each of some comments. */
async function countReplies(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const replies = await db().sql.all<{ parentId: string; count: number }>(sql`
    SELECT "comment"."parentId", COUNT(*) AS "count" FROM "Comment" AS "comment"
    WHERE "comment"."parentId" IN (${join(ids)}) AND ${IS_SHOWN} GROUP BY "comment"."parentId"`)
  return new Map(replies.map(({ parentId, count }) => [parentId, count]))
}

/** Which of some comments a viewer has recommended and reported. */
async function findActs(ids: string[], viewerId: string | null) {
  const [recommended, reported] = [new Set<string>(), new Set<string>()]
  if (viewerId === null || ids.length === 0) return { recommended, reported }
  const acts = await db().sql.all<{ kind: string; commentId: string }>(sql`
    SELECT 'recommended' AS "kind", "commentId" FROM "Recommendation"
    WHERE "accountId" = ${viewerId} AND "commentId" IN (${join(ids)})
    UNION ALL
    SELECT 'reported', "commentId" FROM "Report" WHERE "reporterId" = ${viewerId} AND "commentId" IN (${join(ids)})`)
  for (const { kind, commentId } of acts) (kind === 'reported' ? reported : recommended).add(commentId)
  return { recommended, reported }
}
