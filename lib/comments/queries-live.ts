import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { EventData } from '@/lib/events/schema'
import { LIVE_KINDS } from './live-kinds'
import type { CommentStatus } from './view'

/** How many events of an article are read at once, of whatever kind, so that the work has a bound. */
export const MAX_EVENTS = 500

const MAX_NUMBERS = 100

/** What became of a comment, in numbers: `comment` is one that nobody could see before. */
export type LiveChange = { kind: 'comment' | 'change'; number: number; isShown: boolean }

/** What has happened in a thread, in numbers. */
export type LiveNews = {
  /** each comment once, the one that changed last at the end */
  changes: LiveChange[]
  /** comments that everybody sees */
  count: number
  /** the id of the last event that was read */
  position: number
  /** false: there are more events after `position` */
  isWhole: boolean
}

/** An article as far as a live page asks. */
export type LiveArticle = { id: string; count: number; position: number }

/** The article that a live page is about: its id, how many comments everybody sees, and the id of its last event. */
export async function findLiveArticle(slug: string): Promise<LiveArticle | null> {
  const rows = await db().sql.all<{ id: string; count: number; position: number | null }>(sql`
    SELECT "id", "shownCount" AS "count",
      (SELECT MAX("Event"."id") FROM "Event" WHERE "Event"."articleId" = "Article"."id") AS "position"
    FROM "Article" WHERE "slug" = ${slug}`)
  const [row] = rows
  return row ? { ...row, position: row.position ?? 0 } : null
}

/** The comments that were shown last, as many as the article has more than a page knows of. */
export async function listShownLast(articleId: string, more: number): Promise<LiveChange[]> {
  if (more < 1) return []
  const rows = await db().sql.all<{ number: number }>(sql`
    SELECT "number" FROM "Comment" WHERE "articleId" = ${articleId} AND "status" = 'shown'
    ORDER BY "shownAt" DESC LIMIT ${Math.min(more, MAX_NUMBERS)}`)
  return rows.map(({ number }) => ({ kind: 'comment', number, isShown: true }) as const).reverse()
}

/**
 * What everybody could see change in a thread after an event.
 *
 * Whatever writes to a thread takes its lock first, so ids of one article become visible in their order.
 */
export async function readNews(articleId: string, after: number): Promise<LiveNews> {
  const events = await db().sql.all<Seen>(sql`
    SELECT "id", "kind", "at", "data", "commentId" FROM "Event"
    WHERE "articleId" = ${articleId} AND "id" > ${after} ORDER BY "id" LIMIT ${MAX_EVENTS + 1}`)
  const read = events.slice(0, MAX_EVENTS)
  const touched = read.filter(({ kind }) => LIVE_KINDS.some((live) => live === kind))
  const comments = await findComments(touched)
  const [article] = await db().sql.all<{ count: number }>(
    sql`SELECT "shownCount" AS "count" FROM "Article" WHERE "id" = ${articleId}`,
  )
  return {
    changes: toChanges(touched, comments),
    count: article?.count ?? 0,
    position: read.at(-1)?.id ?? after,
    isWhole: read.length === events.length,
  }
}

type Seen = { id: number; kind: string; at: Date; data: string; commentId: string | null }
type Touched = { id: string; number: number; status: CommentStatus; shownAt: Date | null }

async function findComments(events: Seen[]): Promise<Map<string, Touched>> {
  const ids = [...new Set(events.flatMap(({ commentId }) => commentId ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await db().sql.all<Touched>(
    sql`SELECT "id", "number", "status", "shownAt" FROM "Comment" WHERE "id" IN (${join(ids)})`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

function toChanges(events: Seen[], comments: Map<string, Touched>): LiveChange[] {
  const changes = new Map<number, LiveChange>()
  for (const event of events) {
    const comment = comments.get(event.commentId ?? '')
    if (!comment || !isSeen(event, comment)) continue
    const { number } = comment
    const isShown = comment.status === 'shown'
    const isNew = changes.get(number)?.kind === 'comment' || (isShown && isFirst(event, comment))
    changes.delete(number)
    changes.set(number, { kind: isNew ? 'comment' : 'change', number, isShown })
  }
  return [...changes.values()]
}

/** Whether everybody could see what happened; of a comment that was never shown, nothing is told. */
function isSeen(event: Seen, { status, shownAt }: Touched): boolean {
  if (shownAt === null) return false
  if (event.kind === 'comment.edited') return status === 'shown'
  // A moderator who lets a shown comment stand changes nothing that is seen, and reports are nobody's business.
  if (event.kind === 'comment.approved') return EventData.parse(JSON.parse(event.data)).before === 'held'
  return true
}

/** Whether this is what let everybody see the comment for the first time. */
function isFirst({ kind, at }: Seen, { shownAt }: Touched): boolean {
  const shows = kind === 'comment.posted' || kind === 'comment.approved' || kind === 'comment.restored'
  return shows && at.getTime() === shownAt?.getTime()
}
