import type { Viewer } from '@/lib/accounts/view'
import { findArticleHead } from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import { readCards } from './listing-cards'
import { type Key, listFlat } from './listing-flat'
import type { CommentView } from './view'
import type { Order } from './view-choice'

const MAX_LISTED = 100

/** The last comment of a page for programs, by what decides its place, so that a vote meanwhile moves no other. */
export type CommentsFind = { order?: Order; cursor?: string; limit: number }

/** A page of comments for programs; `next` is the cursor of the page after it, null: this is the last. */
export type CommentsPage = { comments: CommentView[]; next: string | null; total: number }

/**
 * Comments of a thread for programs, in any order: those that everybody sees, and one's own.
 *
 * @param find `cursor` is the `next` of the page before; '' or not given: from the beginning
 * @returns null: no such article
 */
export async function listComments(
  slug: string,
  { order = 'oldest', cursor = '', limit }: CommentsFind,
  viewer: Viewer | null,
  now = new Date(),
): Promise<CommentsPage | null> {
  const article = await findArticleHead(slug, now)
  if (!article) return null
  const size = Math.min(limit, MAX_LISTED)
  const from = cursor === '' ? null : { way: 'after' as const, place: parseCursor(order, cursor) }
  const keys = await db().sql.all<Key>(listFlat(article.id, order, from, viewer, size + 1))
  const here = keys.slice(0, size)
  const numbers = here.map(({ number }) => number)
  const cards = await readCards(article.id, numbers, viewer, now)
  const last = here.at(-1)
  return {
    comments: cards.map(({ comment }) => comment),
    next: keys.length > size && last ? printCursor(order, last) : null,
    total: article.commentCount,
  }
}

/** `12`, or `0.378~12` where a number alone does not tell the place. */
function printCursor(order: Order, { number, score, answerCount }: Key): string {
  if (order === 'recommended') return `${score}~${number}`
  return order === 'discussed' ? `${answerCount}~${number}` : String(number)
}

/** Of a cursor that belongs to another order only the number is used. */
function parseCursor(order: Order, cursor: string): Key {
  const parts = cursor.split('~').map(Number)
  const [number, key] = [parts.at(-1) ?? 0, parts.length > 1 ? (parts[0] ?? 0) : 0]
  return {
    number,
    score: order === 'recommended' ? key : 0,
    answerCount: order === 'discussed' ? Math.trunc(key) : 0,
  }
}
