import type { Viewer } from '@/lib/accounts/view'
import { type Statement, sql } from '@/lib/db/sql'
import { isSeenBy, type Place } from './listing-flat'
import { endOf, starterOf } from './thread-path'
import type { Order, ViewChoice } from './view-choice'

/** The comment that the thread beneath a path begins with: a path's first level. */
const STARTER = sql`SUBSTR(walk."path", 1, 6)`

/**
 * The paths of the comments that one page of a threaded or collapsed list holds, with their place on it (`n`). It goes
 * from each to the next by one look into an index or two, so it takes the same for a thread of any size and any shape.
 *
 * @param from where it begins; null: at the beginning
 */
export function walkThread(
  articleId: string,
  { order, view }: ViewChoice,
  from: Pick<Place, 'threadPath'> | null,
  viewer: Viewer | null,
  limit: number,
): Statement {
  const within = { articleId, order, viewer }
  const isDeep = view === 'threaded'
  const next = isDeep
    ? sql`COALESCE(${nextAnswer(within, sql`> walk."path"`, sql`${STARTER} || 'z'`)}, ${nextStarter(within, STARTER)})`
    : nextStarter(within, STARTER)
  return sql`
    WITH RECURSIVE walk("n", "path") AS (
      SELECT 1, ${from === null ? firstStarter(within) : beginAt(within, from.threadPath, isDeep)}
      UNION ALL
      SELECT walk."n" + 1, ${next} FROM walk WHERE walk."n" < ${limit} AND walk."path" IS NOT NULL
    )
    SELECT "n", "path" FROM walk WHERE "path" IS NOT NULL`
}

type Within = { articleId: string; order: Order; viewer: Viewer | null }

/** What has a place: what is seen, and what is hidden but was answered. */
function isListed(viewer: Viewer | null, c = sql`c`): Statement {
  return sql`(${isSeenBy(viewer, c)} OR ${c}."answerCount" > 0)`
}

/** The same for the beginning of a conversation, which keeps its place for the sake of whatever is listed beneath it. */
function isListedStarter(viewer: Viewer | null): Statement {
  return sql`LENGTH(c."threadPath") = 6 AND (${isListed(viewer)} OR EXISTS (
    SELECT 1 FROM "Comment" d
    WHERE d."articleId" = c."articleId" AND d."threadPath" > c."threadPath" AND d."threadPath" < c."threadPath" || 'z'
      AND ${isListed(viewer, sql`d`)}
  ))`
}

/** The place itself where it is listed, otherwise whatever comes next; a collapsed list begins with its starter. */
function beginAt(within: Within, path: string, isDeep: boolean): Statement {
  const starter = starterOf(path)
  const begin = isDeep ? path : starter
  const itself = nextAnswer(within, sql`>= ${begin}`, sql`${endOf(starter)}`)
  const listed = begin === starter ? sql`SUBSTR(${itself}, 1, 6)` : itself
  return sql`COALESCE(${listed}, ${nextStarter(within, sql`CAST(${starter} AS TEXT)`)})`
}

function nextAnswer({ articleId, viewer }: Within, begin: Statement, end: Statement): Statement {
  return sql`(
    SELECT c."threadPath" FROM "Comment" c
    WHERE c."articleId" = ${articleId} AND c."threadPath" ${begin} AND c."threadPath" < ${end} AND ${isListed(viewer)}
    ORDER BY c."threadPath" LIMIT 1
  )`
}

function firstStarter(within: Within): Statement {
  const { order } = within
  if (order === 'oldest') return byPath(within, sql`> ''`, sql`ASC`)
  if (order === 'newest') return byPath(within, sql`< 'z'`, sql`DESC`)
  return byKey(within, sql``)
}

/** The conversation after the one that begins with a path, in the order of the list. */
function nextStarter(within: Within, starter: Statement): Statement {
  const { articleId, order } = within
  if (order === 'oldest') return byPath(within, sql`> ${starter} || 'z'`, sql`ASC`)
  if (order === 'newest') return byPath(within, sql`< ${starter}`, sql`DESC`)
  const number = sql`CAST(${starter} AS INTEGER)`
  const key = sql`(SELECT ${KEY[order]} FROM "Comment" c WHERE c."articleId" = ${articleId} AND c."number" = ${number})`
  // `+ 0` takes the column's type from a value: SQLite would go through all of an equal key otherwise.
  return byKey(within, sql`AND (${KEY[order]}, c."number") < (${key} + 0, ${number} + 0)`)
}

const KEY = { recommended: sql`c."score"`, discussed: sql`c."answerCount"` } as const

/** Whatever is listed next by its path leads to the beginning of its conversation. */
function byPath({ articleId, viewer }: Within, bound: Statement, direction: Statement): Statement {
  return sql`(
    SELECT SUBSTR(c."threadPath", 1, 6) FROM "Comment" c
    WHERE c."articleId" = ${articleId} AND c."threadPath" ${bound} AND ${isListed(viewer)}
    ORDER BY c."threadPath" ${direction} LIMIT 1
  )`
}

function byKey({ articleId, order, viewer }: Within, bound: Statement): Statement {
  const key = order === 'recommended' ? KEY.recommended : KEY.discussed
  return sql`(
    SELECT c."threadPath" FROM "Comment" c
    WHERE c."articleId" = ${articleId} ${bound} AND ${isListedStarter(viewer)}
    ORDER BY ${key} DESC, c."number" DESC LIMIT 1
  )`
}
