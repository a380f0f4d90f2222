import { isModerator, type Viewer } from '@/lib/accounts/view'
import { findArticleHead } from '@/lib/articles/queries'
import { takesComments } from '@/lib/articles/rules'
import { db } from '@/lib/db/client'
import { empty, sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { printPlace, printQuote } from '@/lib/text/print-quote'
import { quotePositionOf, unescapeQuoteTokens } from '@/lib/text/quote-token'
import { type CommentRow, findRowsBy, IS_SHOWN, inArticle, readAround } from './rows'
import { hasPlace, toCard } from './to-card'
import type { CommentCard, ThreadStretch } from './view'

const MAX_LISTED = 100
/** Whoever has written this many comments since has long come back to the page with the first of them. */
const MAX_LOOKED_BACK = 50

/** Which page of a thread holds a comment. Pages are stretches of numbers, so a permalink never moves. */
export function pageOf(number: number): number {
  return Math.ceil(number / settings().COMMENTS_PER_PAGE)
}

/** One page of a thread, oldest first, as this viewer may see it; null: no such article or page. */
export async function readThreadPage(
  slug: string,
  page: number,
  viewer: Viewer | null,
  now = new Date(),
): Promise<ThreadStretch | null> {
  const article = await findArticleHead(slug, now)
  if (!article) return null
  const pages = Math.max(1, pageOf(article.lastNumber))
  if (page > pages) return null
  const size = settings().COMMENTS_PER_PAGE
  const rows = await findRowsBy(
    sql`WHERE "comment"."articleId" = ${article.id} AND "comment"."number" > ${(page - 1) * size}
      AND "comment"."number" <= ${page * size} ORDER BY "comment"."number"`,
    size,
  )
  return { cards: await toCards(rows, viewer, now), page, pages }
}

/** One comment as this viewer may see it; null where it has no place on any page. */
export async function readCard(
  slug: string,
  number: number,
  viewer: Viewer | null,
  now = new Date(),
): Promise<CommentCard | null> {
  const rows = await findRowsBy(sql`WHERE ${inArticle(slug)} AND "comment"."number" = ${number}`, 1)
  return (await toCards(rows, viewer, now))[0] ?? null
}

/** A comment with the article it belongs to. */
export type PlacedCard = { card: CommentCard; article: { slug: string; title: string; takesComments: boolean } }

/** A reader's comments, newest first; all of them for themselves, the shown ones for everybody else. */
export async function listReaderComments(
  readerId: string,
  viewer: Viewer | null,
  limit = MAX_LISTED,
  now = new Date(),
): Promise<PlacedCard[]> {
  const shown = viewer?.id === readerId ? empty : sql`AND ${IS_SHOWN}`
  // The latest first by themselves: PostgreSQL would put the whole of each of the reader's comments in order.
  const latest = sql`
    SELECT "id" FROM (
      SELECT "comment"."id" FROM "Comment" AS "comment" WHERE "comment"."authorId" = ${readerId} ${shown}
      ORDER BY "comment"."createdAt" DESC, "comment"."number" DESC LIMIT ${limit}
    ) AS "latest"`
  const rows = await findRowsBy(
    sql`WHERE "comment"."id" IN (${latest}) ORDER BY "comment"."createdAt" DESC, "comment"."number" DESC`,
    limit,
  )
  const around = await readAround(rows, viewer?.id ?? null)
  return rows.map((row) => {
    const { slug, title } = row.article
    return {
      card: toCard(row, around, { viewer, now }),
      article: { slug, title, takesComments: takesComments(row.article, now) },
    }
  })
}

/** The written form of a comment for its author's editor, quotes as `>>9` and `>` lines again; null: not theirs. Of a quote
 * whose source is hidden only the `>>9` is left (`isShortened`). */
export async function readWritten(
  slug: string,
  number: number,
  viewer: Viewer,
): Promise<{ body: string; revision: number; isShortened: boolean } | null> {
  const [row] = await findRowsBy(
    sql`WHERE ${inArticle(slug)} AND "comment"."number" = ${number} AND "comment"."authorId" = ${viewer.id}`,
    1,
  )
  if (!row) return null
  const around = await readAround([row], viewer.id)
  const { comment } = toCard(row, around, { viewer, now: new Date() })
  let isShortened = false
  const lines = row.wording.source.split('\n').map((line) => {
    const position = quotePositionOf(line)
    if (position === null) return unescapeQuoteTokens(line)
    const cuts = comment.quotes.filter((quote) => quote.position === position)
    const source = cuts[0]?.source
    if (!source) return ''
    const place = 'paragraph' in source ? { paragraph: source.paragraph } : { comment: source.comment }
    if (cuts.some(({ text }) => text === null)) {
      isShortened = true
      return printPlace(place)
    }
    return printQuote(
      place,
      cuts.map(({ text }) => text ?? ''),
    )
  })
  return { body: lines.join('\n'), revision: row.revision, isShortened }
}

export async function toCards(rows: CommentRow[], viewer: Viewer | null, now: Date): Promise<CommentCard[]> {
  const around = await readAround(rows, viewer?.id ?? null)
  return rows.flatMap((row) => {
    const card = toCard(row, around, { viewer, now })
    return hasPlace(row, card) ? [card] : []
  })
}

/** The viewer's latest comment on an article with the form key it was posted with: their browser may forget its draft. */
export async function findPosted(slug: string, viewer: Viewer | null): Promise<{ number: number; key: string } | null> {
  if (!viewer) return null
  const [row] = await db().sql.all<{ number: number; key: string }>(sql`
    SELECT "comment"."number", "comment"."idempotencyKey" AS "key" FROM (
      SELECT "articleId", "number", "idempotencyKey", "createdAt" FROM "Comment"
      WHERE "authorId" = ${viewer.id} ORDER BY "createdAt" DESC LIMIT ${MAX_LOOKED_BACK}
    ) AS "comment"
    WHERE ${inArticle(slug)} AND "comment"."idempotencyKey" IS NOT NULL
    ORDER BY "comment"."createdAt" DESC LIMIT 1`)
  return row ?? null
}

/**
 * Every wording a comment has had, oldest first: those that readers once saw, for its author and moderators all of them;
 * null where the comment cannot be read.
 */
export async function listRevisions(slug: string, number: number, viewer: Viewer | null) {
  const card = await readCard(slug, number, viewer)
  if (!card || card.tombstone !== null) return null
  const seesAll = card.standing?.isOwn || isModerator(viewer)
  const seen = seesAll ? empty : sql`AND "revision"."shownAt" IS NOT NULL`
  const rows = await db().sql.all<{ number: number; text: string; createdAt: Date }>(sql`
    SELECT "revision"."number", "revision"."text", "revision"."createdAt"
    FROM "Comment" AS "comment" CROSS JOIN "Revision" AS "revision"
    WHERE ${inArticle(slug)} AND "comment"."number" = ${number} AND "revision"."commentId" = "comment"."id" ${seen}
    ORDER BY "revision"."number" LIMIT ${MAX_LISTED}`)
  return rows.map((row) => ({ number: row.number, text: row.text, createdAt: row.createdAt.toISOString() }))
}
