import { isModerator, type Viewer } from '@/lib/accounts/view'
import { findArticleHead } from '@/lib/articles/queries'
import { takesComments } from '@/lib/articles/rules'
import { db } from '@/lib/db/client'
import { settings } from '@/lib/kernel/settings'
import { printPlace, printQuote } from '@/lib/text/print-quote'
import { quotePositionOf, unescapeQuoteTokens } from '@/lib/text/quote-token'
import { type CommentRow, findRows, readAround } from './rows'
import { hasPlace, toCard } from './to-card'
import type { CommentCard, CommentView, ThreadPage } from './view'

const MAX_LISTED = 100

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
): Promise<ThreadPage | null> {
  const article = await findArticleHead(slug, now)
  if (!article) return null
  const pages = Math.max(1, pageOf(article.lastNumber))
  if (page > pages) return null
  const size = settings().COMMENTS_PER_PAGE
  const number = { gt: (page - 1) * size, lte: page * size }
  const rows = await findRows({ where: { articleId: article.id, number }, orderBy: { number: 'asc' } }, size)
  return { cards: await toCards(rows, viewer, now), page, pages }
}

/** One comment as this viewer may see it; null where it has no place on any page. */
export async function readCard(
  slug: string,
  number: number,
  viewer: Viewer | null,
  now = new Date(),
): Promise<CommentCard | null> {
  const rows = await findRows({ where: { number, article: { slug } }, orderBy: { number: 'asc' } }, 1)
  return (await toCards(rows, viewer, now))[0] ?? null
}

/**
 * Comments of a thread for programs, oldest first: those that everybody sees, and one's own.
 *
 * @param after the last number of the page before
 */
export async function listComments(
  slug: string,
  find: { after: number; limit: number },
  viewer: Viewer | null,
  now = new Date(),
) {
  const article = await findArticleHead(slug, now)
  if (!article) return null
  const limit = Math.min(find.limit, MAX_LISTED)
  const visible = viewer
    ? {
        OR: [{ status: 'shown' as const }, { authorId: viewer.id, status: { not: 'withdrawn' as const } }],
      }
    : { status: 'shown' as const }
  const where = { articleId: article.id, number: { gt: find.after }, ...visible }
  const rows = await findRows({ where, orderBy: { number: 'asc' } }, limit + 1)
  const cards = await toCards(rows.slice(0, limit), viewer, now)
  const comments: CommentView[] = cards.map(({ comment }) => comment)
  return { comments, next: rows.length > limit ? (comments.at(-1)?.number ?? null) : null, total: article.commentCount }
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
  const isOwn = viewer?.id === readerId
  const where = { authorId: readerId, ...(isOwn ? {} : { status: 'shown' as const }) }
  const rows = await findRows({ where, orderBy: [{ createdAt: 'desc' }, { number: 'desc' }] }, limit)
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
  const [row] = await findRows(
    { where: { number, authorId: viewer.id, article: { slug } }, orderBy: { number: 'asc' } },
    1,
  )
  if (!row) return null
  const around = await readAround([row], viewer.id)
  const { comment } = toCard(row, around, { viewer, now: new Date() })
  let isShortened = false
  const lines = (around.revisions.get(row.id)?.source ?? '').split('\n').map((line) => {
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
  const row = await db().comment.findFirst({
    where: { authorId: viewer.id, article: { slug }, idempotencyKey: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { number: true, idempotencyKey: true },
  })
  return row?.idempotencyKey ? { number: row.number, key: row.idempotencyKey } : null
}

/**
 * Every wording a comment has had, oldest first: those that readers once saw, for its author and moderators all of them;
 * null where the comment cannot be read.
 */
export async function listRevisions(slug: string, number: number, viewer: Viewer | null) {
  const card = await readCard(slug, number, viewer)
  if (!card || card.tombstone !== null) return null
  const seesAll = card.standing?.isOwn || isModerator(viewer)
  const rows = await db().revision.findMany({
    where: { comment: { number, article: { slug } }, ...(seesAll ? {} : { shownAt: { not: null } }) },
    orderBy: { number: 'asc' },
    take: MAX_LISTED,
    select: { number: true, text: true, createdAt: true },
  })
  return rows.map((row) => ({ number: row.number, text: row.text, createdAt: row.createdAt.toISOString() }))
}
