import { findReader } from '@/lib/accounts/queries'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { type Writing, write } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { groupBy } from '@/lib/kernel/group-by'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { decideComments } from './decide-comments'
import { APPROVAL, removalFor } from './decide-kinds'
import { lockThreadsOf } from './decide-lock'
import { type Decidable, type Decision, readDecidable, whyNot } from './decide-rows'
import { type DecidedPlace, MAX_DECIDED, type NewDecisions } from './schema'

/** How far back "all by this reader" goes. */
const DAYS_OF_AUTHOR = 30
/** So many of those that could not be decided are named in one sentence; all of them in its list. */
const NAMED = 5

export type DecidedMany = { act: string; count: number }

/**
 * Decides about many comments at once, all of them or none: those named, or all that a reader wrote lately (the oldest
 * thousand of them).
 *
 * @throws {Refusal} not_found (no such reader, or the viewer may not), invalid, conflict (naming those that could not be
 *   decided, or nothing was left to decide)
 */
export async function decideMany(
  viewer: Viewer | null,
  of: NewDecisions['of'],
  decision: NewDecisions['decision'],
  now = new Date(),
): Promise<DecidedMany> {
  const moderator = requireRight(viewer, 'decide')
  const carriedOut = decision.to === 'shown' ? APPROVAL : removalFor(decision)
  const deciding = { viewer: moderator, decision: carriedOut, now }
  if (!Array.isArray(of)) {
    const author = await findReader(of.author)
    if (!author) throw new Refusal('not_found', 'There is no reader of this name.')
    if (author.id === moderator.id) throw new Refusal('forbidden', 'Nobody decides about their own comments.')
    return write((tx) => decideAllBy(tx, author.id, deciding))
  }
  if (of.length === 0 || of.length > MAX_DECIDED)
    throw new Refusal('invalid', `From one to ${MAX_DECIDED.toLocaleString('en')} comments are decided at once.`)
  return write((tx) => decidePlaces(tx, of, deciding))
}

type Deciding = { viewer: Viewer; decision: Decision; now: Date }

async function decidePlaces(tx: Writing, places: DecidedPlace[], deciding: Deciding): Promise<DecidedMany> {
  const found = await findPlaces(tx, places)
  await lockThreadsOf(tx, [...found.values()])
  const comments = new Map((await readDecidable(tx, [...found.values()])).map((row) => [row.id, row]))
  const chosen = new Map<string, Decidable>()
  const problems = places.flatMap((place) => {
    const comment = comments.get(found.get(`${place.slug}/${place.number}`) ?? '')
    if (!comment) return [{ place, why: 'There is no such comment.' }]
    const refusal = whyNot(comment, deciding.viewer, deciding.decision, place)
    chosen.set(comment.id, comment)
    return refusal ? [{ place, why: refusal.message }] : []
  })
  if (problems.length > 0) throw noneOf(problems, places.length)
  return { act: await decideComments(tx, [...chosen.values()], deciding), count: chosen.size }
}

/** The ids of comments by `slug/number`, which never change. */
async function findPlaces(tx: Writing, places: DecidedPlace[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [slug, those] of groupBy(places, (place) => place.slug)) {
    const rows = await tx.sql.all<{ id: string; number: number }>(sql`
      SELECT "id", "number" FROM "Comment"
      WHERE "articleId" = (SELECT "id" FROM "Article" WHERE "slug" = ${slug})
        AND "number" IN (${join(those.map(({ number }) => number))})`)
    for (const { id, number } of rows) ids.set(`${slug}/${number}`, id)
  }
  return ids
}

/** Once the threads are taken, what is not to be decided any more is left alone: nobody chose it one by one. */
async function decideAllBy(tx: Writing, authorId: string, deciding: Deciding): Promise<DecidedMany> {
  const since = new Date(deciding.now.getTime() - DAYS_OF_AUTHOR * settings().DAY_MS)
  const rows = await tx.sql.all<{ id: string }>(sql`
    SELECT "id" FROM "Comment"
    WHERE "authorId" = ${authorId} AND "createdAt" >= ${since} AND "status" <> 'removed' AND "status" <> 'withdrawn'
    ORDER BY "createdAt", "id" LIMIT ${MAX_DECIDED}`)
  const ids = rows.map(({ id }) => id)
  await lockThreadsOf(tx, ids)
  const comments = (await readDecidable(tx, ids)).filter(
    (comment) => whyNot(comment, deciding.viewer, deciding.decision, {}) === null,
  )
  if (comments.length === 0) throw new Refusal('conflict', 'Nothing that this reader wrote lately is left to decide.')
  return { act: await decideComments(tx, comments, deciding), count: comments.length }
}

function noneOf(problems: { place: DecidedPlace; why: string }[], asked: number): Refusal {
  const sentences = problems.map(({ place, why }) => `#${place.number} of ${place.slug}: ${why}`)
  const named = sentences.slice(0, NAMED).join(' ')
  const more = sentences.length > NAMED ? ` And ${sentences.length - NAMED} more.` : ''
  const words = `Nothing was decided, since ${problems.length} of ${asked} could not be. ${named}${more}`
  return new Refusal('conflict', words, { problems: sentences })
}
