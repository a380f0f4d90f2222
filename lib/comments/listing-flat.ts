import { isModerator, type Viewer } from '@/lib/accounts/view'
import { type Statement, sql } from '@/lib/db/sql'
import type { Order } from './view-choice'

/** Where a comment stands in every order; those of one that is hidden are kept, so that a page can still begin there. */
export type Place = { number: number; score: number; answerCount: number; threadPath: string }

/** What decides a comment's place in flat lists. */
export type Key = Pick<Place, 'number' | 'score' | 'answerCount'>

/** `through`: the place itself is listed too; `after`: what follows it; `before`: what precedes it, the nearest first. */
export type From = { way: 'through' | 'after' | 'before'; place: Key }

const FORWARD: Record<Order, Statement> = {
  oldest: sql`c."number" ASC`,
  newest: sql`c."number" DESC`,
  recommended: sql`c."score" DESC, c."number" DESC`,
  discussed: sql`c."answerCount" DESC, c."number" DESC`,
}
const BACKWARD: Record<Order, Statement> = {
  oldest: sql`c."number" DESC`,
  newest: sql`c."number" ASC`,
  recommended: sql`c."score" ASC, c."number" ASC`,
  discussed: sql`c."answerCount" ASC, c."number" ASC`,
}

/**
 * The keys of the comments that one page of a flat list holds, in its order: a walk along one index.
 *
 * @param isSeen which comments stand in the list; not given: those that everybody sees, and one's own
 */
export function listFlat(
  articleId: string,
  order: Order,
  from: From | null,
  viewer: Viewer | null,
  limit: number,
  isSeen = isShownOrOwn(viewer),
): Statement {
  const bound = from === null ? sql`` : sql`AND ${boundOf(order, from)}`
  const orderBy = from?.way === 'before' ? BACKWARD[order] : FORWARD[order]
  return sql`
    SELECT c."number", c."score", c."answerCount" FROM "Comment" c
    WHERE c."articleId" = ${articleId} ${bound} AND ${isSeen}
    ORDER BY ${orderBy} LIMIT ${limit}`
}

/**
 * What stands in a thread's list as `canRead` has it: what everybody sees, and what oneself wrote, unless it was
 * withdrawn; for moderators whatever was not.
 *
 * @param c what the statement calls the comment
 */
export function isSeenBy(viewer: Viewer | null, c = sql`c`): Statement {
  return isModerator(viewer) ? sql`${c}."status" <> 'withdrawn'` : isShownOrOwn(viewer, c)
}

function isShownOrOwn(viewer: Viewer | null, c = sql`c`): Statement {
  if (!viewer) return sql`${c}."status" = 'shown'`
  return sql`(${c}."status" = 'shown' OR (${c}."authorId" = ${viewer.id} AND ${c}."status" <> 'withdrawn'))`
}

function boundOf(order: Order, { way, place }: From): Statement {
  const isAscending = order === 'oldest'
  const key = keyOf(order, place)
  if (way === 'through') return isAscending ? sql`${COLUMNS[order]} >= ${key}` : sql`${COLUMNS[order]} <= ${key}`
  const isUpward = (way === 'after') === isAscending
  return isUpward ? sql`${COLUMNS[order]} > ${key}` : sql`${COLUMNS[order]} < ${key}`
}

const COLUMNS: Record<Order, Statement> = {
  oldest: sql`c."number"`,
  newest: sql`c."number"`,
  recommended: sql`(c."score", c."number")`,
  discussed: sql`(c."answerCount", c."number")`,
}

function keyOf(order: Order, { number, score, answerCount }: Key): Statement {
  if (order === 'recommended') return sql`(${score}, ${number})`
  return order === 'discussed' ? sql`(${answerCount}, ${number})` : sql`${number}`
}
