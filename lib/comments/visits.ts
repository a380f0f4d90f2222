import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { join, type Statement, sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import type { CommentCard, ThreadPage, ThreadVisit } from './view'
import { newSince, type Visit } from './visits-rules'

/** Above this they are "more than": nobody reads so many one by one, and counting them would take as long as there are many. */
const MAX_COUNTED = 1_000

/**
 * A page of a thread with what is new on it since the viewer's last visit: three queries at most, none for whoever is
 * signed out.
 */
export async function markNew(
  thread: ThreadPage,
  articleId: string,
  viewer: Viewer | null,
  now = new Date(),
): Promise<ThreadPage> {
  if (!viewer) return thread
  const numbers = thread.cards.map(({ comment }) => comment.number)
  // The last number that the page's stretch could hold; in other orders a page is no stretch.
  const after = thread.page === null ? null : thread.page * settings().COMMENTS_PER_PAGE
  const { visit, newHere } = await readVisit(viewer, { articleId, numbers, after }, now)
  const cards = withMarks(thread.cards, newHere, visit.nextNew)
  // Where a page is no stretch of numbers, the lowest new one may be on any other page.
  const firstHere = thread.page === null ? cards.find(({ fresh }) => fresh)?.comment.number : undefined
  return { ...thread, cards, visit: { ...visit, firstNew: firstHere ?? visit.firstNew } }
}

/** Each new one leads to the next, in the order of the page, and the last one beyond it. */
function withMarks(cards: CommentCard[], newHere: ReadonlySet<number>, beyond: number | null): CommentCard[] {
  let next = beyond
  return cards
    .toReversed()
    .map((card) => {
      const { number } = card.comment
      if (!newHere.has(number)) return card
      const marked = { ...card, fresh: { next } }
      next = number
      return marked
    })
    .toReversed()
}

type Place = { articleId: string; numbers: number[]; after: number | null }
type Found = { visit: ThreadVisit; newHere: ReadonlySet<number> }

async function readVisit(viewer: Viewer, { articleId, numbers, after }: Place, now: Date): Promise<Found> {
  const until = now.toISOString()
  const none = { isFirst: false, newCount: 0, isMore: false, firstNew: null, nextNew: null, until }
  const remembered = await findVisit(viewer, articleId)
  if (!remembered) return { visit: { ...none, isFirst: true }, newHere: new Set() }
  const isNew = newTo(viewer, articleId, newSince(remembered, now))
  const isBeyond = after === null ? notAmong(numbers) : sql`"number" > ${after}`
  const { count, first, next } = await countNew(isNew, isBeyond)
  if (count === 0) return { visit: none, newHere: new Set() }
  const isMore = count > MAX_COUNTED
  const nextNew = next ?? (isMore && after !== null ? await findNext(isNew, after) : null)
  const visit = { ...none, newCount: Math.min(count, MAX_COUNTED), isMore, firstNew: first, nextNew }
  return { visit, newHere: await findNewAmong(isNew, articleId, numbers) }
}

async function findVisit(viewer: Viewer, articleId: string): Promise<Visit | null> {
  const [row] = await db().sql.all<Visit>(sql`
    SELECT "since", "seenAt" FROM "Visit" WHERE "accountId" = ${viewer.id} AND "articleId" = ${articleId}`)
  return row ?? null
}

/** What readers can see, could not see before, and did not write themselves. */
function newTo(viewer: Viewer, articleId: string, since: Date): Statement {
  return sql`"articleId" = ${articleId} AND "shownAt" > ${since} AND "status" = 'shown' AND "authorId" <> ${viewer.id}`
}

function notAmong(numbers: number[]): Statement {
  return numbers.length === 0 ? sql`1 = 1` : sql`"number" NOT IN (${join(numbers)})`
}

type Counted = { count: number; first: number | null; next: number | null }

/** Of the first that were shown, which are those with the lowest numbers but for some that were held for long. */
async function countNew(isNew: Statement, isBeyond: Statement): Promise<Counted> {
  const [row] = await db().sql.all<Counted>(sql`
    SELECT count(*) AS "count", min("number") AS "first", min(CASE WHEN ${isBeyond} THEN "number" END) AS "next"
    FROM (SELECT "number" FROM "Comment" WHERE ${isNew} ORDER BY "shownAt" LIMIT ${MAX_COUNTED + 1}) AS "new"`)
  return row ?? { count: 0, first: null, next: null }
}

/** Behind the first thousand nearly every comment is new, so this ends soon. */
async function findNext(isNew: Statement, after: number): Promise<number | null> {
  const [row] = await db().sql.all<{ number: number }>(sql`
    SELECT "number" FROM "Comment" WHERE ${isNew} AND "number" > ${after} ORDER BY "number" LIMIT 1`)
  return row?.number ?? null
}

async function findNewAmong(isNew: Statement, articleId: string, numbers: number[]): Promise<ReadonlySet<number>> {
  if (numbers.length === 0) return new Set()
  // A condition would make SQLite go through all that was shown since, instead of these few.
  const rows = await db().sql.all<{ number: number; isNew: number }>(sql`
    SELECT "number", CASE WHEN ${isNew} THEN 1 ELSE 0 END AS "isNew" FROM "Comment"
    WHERE "articleId" = ${articleId} AND "number" IN (${join(numbers)})`)
  return new Set(rows.flatMap(({ number, isNew }) => (isNew ? [number] : [])))
}
