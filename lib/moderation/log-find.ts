import { findReader } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import { empty, join, type Statement, sql } from '@/lib/db/sql'
import { type EventKind, LOGGED_KINDS } from '@/lib/events/schema'
import { settings } from '@/lib/kernel/settings'
import { nextDay, startOfDay } from './figures-calendar'
import { firstEventSince } from './figures-first-event'
import type { LogFilter } from './log-filter'

/** What a moderator decided about a comment. */
export const DECISIONS: EventKind[] = [
  'comment.approved',
  'comment.removed',
  'comment.restored',
  'comment.appeal_dismissed',
]
/** Screening did these, while somebody was posting. */
const BY_SCREENING: EventKind[] = ['comment.held', 'comment.watched']
const AFTER_ALL = 2_147_483_647

type Stretch = { before?: number | undefined; limit: number }

/** The ids of logged events that a filter leaves, newest first. */
export async function findLogIds(filter: LogFilter, stretch: Stretch): Promise<number[]> {
  const statement = await logStatement(filter, stretch)
  if (statement === null) return []
  return (await db().sql.all<{ id: number }>(statement)).map(({ id }) => id)
}

/** The ids of the last events of some kinds, newest first. */
export async function findIdsOfKinds(kinds: EventKind[], limit: number): Promise<number[]> {
  const statement = ofKinds(kinds, empty, limit)
  return statement === null ? [] : (await db().sql.all<{ id: number }>(statement)).map(({ id }) => id)
}

/** How they are looked for; null: no event can be meant. */
export async function logStatement(filter: LogFilter, { before, limit }: Stretch): Promise<Statement | null> {
  const kinds = kindsOf(filter)
  const [actor, reader] = [await findNamed(filter.moderator), await findNamed(filter.reader)]
  if (actor === 'nobody' || reader === 'nobody') return null
  const articleId = await findArticleId(filter.article)
  if (articleId === 'nobody') return null
  const within = sql`
    ${await since(filter.from)} ${await until(filter.to)}
    ${actor ? sql`AND e."actorId" = ${actor.id}` : empty}
    AND e."id" < ${before ?? AFTER_ALL}`
  if (reader) return aboutReader(reader, kinds, sql`${within} ${ofArticle(articleId)}`, limit)
  return articleId === null
    ? ofKinds(kinds, within, limit)
    : sql`
      SELECT e."id" FROM "Event" e WHERE e."articleId" = ${articleId} AND ${isOneOf(kinds)} ${within}
      ORDER BY e."id" DESC LIMIT ${limit}`
}

function kindsOf({ kind, moderator, decisions }: LogFilter): EventKind[] {
  return LOGGED_KINDS.filter(
    (one) =>
      (kind === undefined || one === kind) &&
      (decisions === undefined || DECISIONS.includes(one)) &&
      (moderator === undefined || !BY_SCREENING.includes(one)),
  )
}

/** Each kind from the end of its own part of the index: what happens most does not lengthen the way to the rest. */
function ofKinds(kinds: EventKind[], within: Statement, limit: number): Statement | null {
  if (kinds.length === 0) return null
  const each = kinds.map(
    (kind) => sql`
      SELECT "id" FROM (
        SELECT e."id" FROM "Event" e WHERE e."kind" = ${kind} ${within} ORDER BY e."id" DESC LIMIT ${limit}
      ) AS "one"`,
  )
  return sql`SELECT "id" FROM (${join(each, ' UNION ALL ')}) AS "all" ORDER BY "id" DESC LIMIT ${limit}`
}

/** By their comments, and by the acts that name them. */
function aboutReader(
  { id, name }: { id: string; name: string },
  kinds: EventKind[],
  within: Statement,
  limit: number,
): Statement | null {
  if (kinds.length === 0) return null
  const naming = kinds.filter((kind) => kind.startsWith('account.'))
  const named =
    naming.length === 0
      ? empty
      : sql`UNION SELECT e."id" FROM "Event" e
          WHERE e."kind" IN (${join(naming)}) AND e."subjectName" = ${name} ${within}`
  return sql`
    SELECT "id" FROM (
      SELECT e."id" FROM "Comment" c CROSS JOIN "Event" e
      WHERE c."authorId" = ${id} AND e."commentId" = c."id" AND ${isOneOf(kinds)} ${within}
      ${named}
    ) AS "all" ORDER BY "id" DESC LIMIT ${limit}`
}

/** Said so that no engine takes the index of kinds for it. */
function isOneOf(kinds: EventKind[]): Statement {
  return kinds.length === 0 ? sql`1 = 0` : sql`(e."kind" || '') IN (${join(kinds)})`
}

function ofArticle(articleId: string | null): Statement {
  return articleId === null ? empty : sql`AND e."articleId" = ${articleId}`
}

async function findNamed(name: string | undefined): Promise<{ id: string; name: string } | 'nobody' | null> {
  return name === undefined ? null : ((await findReader(name)) ?? 'nobody')
}

async function findArticleId(slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null
  return (await db().article.findUnique({ where: { slug }, select: { id: true } }))?.id ?? 'nobody'
}

async function since(day: string | undefined): Promise<Statement> {
  if (day === undefined) return empty
  return sql`AND e."id" >= ${await firstEventSince(startOfDay(day, settings().SITE_TIME_ZONE))}`
}

async function until(day: string | undefined): Promise<Statement> {
  if (day === undefined) return empty
  return sql`AND e."id" < ${await firstEventSince(startOfDay(nextDay(day), settings().SITE_TIME_ZONE))}`
}
