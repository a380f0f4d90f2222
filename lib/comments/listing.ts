import type { Viewer } from '@/lib/accounts/view'
import { findArticleHead } from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import { join, type Statement, sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { readCards } from './listing-cards'
import { isSeenBy, type Key, listFlat, type Place } from './listing-flat'
import { walkThread } from './listing-walk'
import { pageOf, readThreadPage } from './queries'
import { depthOf, numberOf, starterOf } from './thread-path'
import type { ThreadPage, ThreadTurns } from './view'
import { type AskedThread, isStandard, type ViewChoice } from './view-choice'

/** How many comments beneath another are counted; above that they are "more than". */
const MAX_COUNTED_ANSWERS = 99

/**
 * One page of a thread, in the order and the view that was asked for, as this viewer may see it. Whatever the size and
 * the shape of the thread, it takes a fixed number of queries, each of which walks along an index.
 *
 * @returns null: no such article, page or comment
 */
export async function readThread(
  slug: string,
  asked: AskedThread,
  viewer: Viewer | null,
  now = new Date(),
): Promise<ThreadPage | null> {
  const { order, view, page, from } = asked
  const choice = { order, view }
  if (isStandard(choice)) return readNumbered(slug, page ?? pageOf(from ?? 1), viewer, now)
  if (page !== undefined && page > 1) return null
  const article = await findArticleHead(slug, now)
  if (!article) return null
  const place = from === undefined ? null : await findPlace(article.id, from)
  if (from !== undefined && place === null) return null

  const { stops, ...turns } = await readList(article.id, choice, place, viewer)
  const size = settings().COMMENTS_PER_PAGE
  const here = stops.slice(0, size)
  const numbers = here.map(({ number }) => number)
  return {
    cards: await readCards(article.id, numbers, viewer, now),
    choice,
    depths: here.map(({ depth }) => depth),
    answers: view === 'collapsed' ? await readAnswers(article.id, numbers) : null,
    page: null,
    pages: null,
    turns: { ...turns, next: stops[size]?.number ?? null },
  }
}

/** A page of the order of numbers: it holds the same comments whatever becomes of them. */
async function readNumbered(slug: string, page: number, viewer: Viewer | null, now: Date): Promise<ThreadPage | null> {
  const found = await readThreadPage(slug, page, viewer, now)
  if (!found) return null
  const turns = { hasEarlier: page > 1, previous: null, next: null }
  return { ...found, choice: { order: 'oldest', view: 'flat' }, depths: found.cards.map(() => 0), answers: null, turns }
}

/** Where a comment stands in every order, whatever became of it; null: there is none of this number. */
export async function findPlace(articleId: string, number: number): Promise<Place | null> {
  const [place] = await db().sql.all<Place>(sql`
    SELECT "number", "score", "answerCount", "threadPath" FROM "Comment"
    WHERE "articleId" = ${articleId} AND "number" = ${number}`)
  return place ?? null
}

/** The comments of a page in their order, and the one that the next page begins with. */
type Listed = { stops: { number: number; depth: number }[] } & Pick<ThreadTurns, 'hasEarlier' | 'previous'>

async function readList(
  articleId: string,
  choice: ViewChoice,
  place: Place | null,
  viewer: Viewer | null,
): Promise<Listed> {
  const list = choice.view === 'flat' ? readFlat : readWalk
  const listed = await list(articleId, choice, place, viewer)
  // Whatever stood at the end of the list is gone.
  return place && listed.stops.length === 0 ? list(articleId, choice, null, viewer) : listed
}

async function readFlat(
  articleId: string,
  { order }: ViewChoice,
  place: Place | null,
  viewer: Viewer | null,
): Promise<Listed> {
  const size = settings().COMMENTS_PER_PAGE
  const through = place && ({ way: 'through', place } as const)
  const before = place && ({ way: 'before', place } as const)
  const isSeen = isSeenBy(viewer)
  const [here, earlier] = await Promise.all([
    db().sql.all<Key>(listFlat(articleId, order, through, viewer, size + 1, isSeen)),
    before ? db().sql.all<Key>(listFlat(articleId, order, before, viewer, size + 1, isSeen)) : [],
  ])
  // No more than a page: the first page has them.
  const previous = earlier.length > size ? (earlier[size - 1]?.number ?? null) : null
  return { stops: here.map(({ number }) => ({ number, depth: 0 })), hasEarlier: earlier.length > 0, previous }
}

async function readWalk(
  articleId: string,
  choice: ViewChoice,
  place: Place | null,
  viewer: Viewer | null,
): Promise<Listed> {
  const limit = settings().COMMENTS_PER_PAGE + 1
  const rows = await db().sql.all<{ n: number; path: string }>(walkThread(articleId, choice, place, viewer, limit))
  const paths = rows.toSorted((a, b) => a.n - b.n).map(({ path }) => path)
  const stops = paths.map((path) => ({ number: numberOf(path), depth: depthOf(path) }))
  const [first = ''] = paths
  // A collapsed page begins with the beginning of a conversation, never within one.
  const isWithin = place !== null && depthOf(first) > 0
  return { stops, hasEarlier: place !== null, previous: isWithin ? numberOf(starterOf(first)) : null }
}

async function readAnswers(articleId: string, numbers: number[]): Promise<{ count: number; isMore: boolean }[]> {
  if (numbers.length === 0) return []
  const rows = await db().sql.all<{ number: number; count: number }>(countBeneath(articleId, numbers))
  const counts = new Map(rows.map(({ number, count }) => [number, count]))
  return numbers.map((number) => {
    const count = counts.get(number) ?? 0
    return { count: Math.min(count, MAX_COUNTED_ANSWERS), isMore: count > MAX_COUNTED_ANSWERS }
  })
}

/** How many comments stand beneath each, at whatever depth. */
export function countBeneath(articleId: string, numbers: number[]): Statement {
  return sql`
    SELECT c."number", (
      SELECT COUNT(*) FROM (
        SELECT 1 FROM "Comment" d
        WHERE d."articleId" = c."articleId" AND d."threadPath" > c."threadPath"
          AND d."threadPath" < c."threadPath" || 'z' AND d."status" = 'shown'
        LIMIT ${MAX_COUNTED_ANSWERS + 1}
      ) AS "beneath"
    ) AS "count"
    FROM "Comment" c WHERE c."articleId" = ${articleId} AND c."number" IN (${join(numbers)})`
}
