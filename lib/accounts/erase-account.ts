import { type Db, transaction } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { EventData } from '@/lib/events/schema'
import { lowerBound } from '@/lib/kernel/lower-bound'
import { Refusal } from '@/lib/kernel/refusal'
import { aboutAccount } from './about-account'
import { countActiveAdmins } from './count-active-admins'
import { holdAccount } from './hold-account'
import { findReader } from './queries'
import { currentSuspension } from './rules'
import type { Actor } from './suspend'
import { ERASED_NAME } from './view'

/** More than one person's traces can be; a bound, not an expectation. */
const MAX_TRACES = 1_000_000

type Account = NonNullable<Awaited<ReturnType<typeof holdAccount>>>

/**
 * Erases an account or an unclaimed name for good: its comments are withdrawn and empty, quotes of them blank, and
 * nothing tells any more who wrote them. Only the house does so, at the command line.
 *
 * @throws {Refusal} not_found (no such reader, erased already), conflict (the last admin)
 */
export async function eraseAccount(actor: Actor, name: string, now = new Date()): Promise<void> {
  if (actor !== 'house') throw new Refusal('not_found', 'There is no such page.')
  const found = await findReader(name)
  if (!found) throw new Refusal('not_found', 'There is no reader of this name.')
  await transaction(async (tx) => {
    await lockThreads(tx, found.id)
    const admins = await countActiveAdmins(tx, now)
    const account = await holdAccount(tx, found.id)
    if (!account) throw new Refusal('not_found', 'There is no reader of this name.')
    if (account.role === 'admin' && !currentSuspension(account, now) && admins < 2)
      throw new Refusal('conflict', 'The last admin cannot be erased.')

    await blankAccount(tx, account, now)
    // Changing the account's key waited for whatever they were just posting; that may be in a thread of its own.
    await lockThreads(tx, account.id)
    const commentCount = await blankComments(tx, account.id, now)
    await takeBackRecommendations(tx, account.id)
    await dropPossessions(tx, account)
    await dropDeskTraces(tx, account.id)
    await blankEvents(tx, account)
    await recordEvent(tx, { kind: 'account.erased', at: now, actorId: null, data: { commentCount } })
  })
}

/** Takes every thread that holds anything of theirs, always in one order, as `lockArticle` of a later room would. */
async function lockThreads(tx: Db, accountId: string): Promise<void> {
  const isTheirs = {
    OR: [
      { authorId: accountId },
      { recommendations: { some: { accountId } } },
      { reports: { some: { reporterId: accountId } } },
      { mentions: { some: { accountId } } },
    ],
  }
  const articles = await tx.article.findMany({
    where: { comments: { some: isTheirs } },
    orderBy: { id: 'asc' },
    take: MAX_TRACES,
    select: { id: true },
  })
  for (const { id } of articles) await tx.article.updateMany({ where: { id }, data: { lastNumber: { increment: 0 } } })
}

async function blankAccount(tx: Db, { id }: Account, now: Date): Promise<void> {
  // Nobody can take this key: folded names have no colon, and those of unclaimed names begin with `unclaimed:`.
  const key = `erased:${id}`
  const columns = { name: ERASED_NAME, nameKey: key, skeleton: key, role: 'reader', erasedAt: now } as const
  const secrets = { email: null, emailKey: null, passwordHash: null }
  const suspension = { suspendedAt: null, suspendedUntil: null, suspensionReason: null }
  await tx.account.update({ where: { id }, data: { ...columns, ...secrets, ...suspension }, select: { id: true } })
}

/** @returns how many comments there were */
async function blankComments(tx: Db, authorId: string, now: Date): Promise<number> {
  const shown = await tx.comment.groupBy({
    by: ['articleId'],
    where: { authorId, status: 'shown' },
    _count: true,
    orderBy: { articleId: 'asc' },
  })
  for (const { articleId, _count } of shown)
    await tx.article.updateMany({ where: { id: articleId }, data: { shownCount: { decrement: _count } } })
  const standing = await tx.comment.findMany({
    where: { authorId, status: { not: 'withdrawn' } },
    orderBy: { id: 'asc' },
    take: MAX_TRACES,
    select: { id: true, articleId: true },
  })

  await uncountAnswers(tx, authorId)
  const { count } = await tx.comment.updateMany({
    where: { authorId },
    data: { status: 'withdrawn', statusNote: null, idempotencyKey: null, wordsHash: null },
  })
  const ofTheirs = { comment: { authorId } }
  await tx.revision.updateMany({ where: ofTheirs, data: { source: '', text: '' } })
  await tx.quote.deleteMany({ where: ofTheirs })
  await tx.mention.deleteMany({ where: { OR: [{ accountId: authorId }, ofTheirs] } })
  // Also what others reported of them: it was written to show what they had said.
  await tx.report.updateMany({ where: { OR: [{ reporterId: authorId }, ofTheirs] }, data: { text: '' } })
  // Nobody will judge them any more; as withdrawing does.
  await tx.report.updateMany({ where: { ...ofTheirs, decidedAt: null }, data: { decidedAt: now } })
  for (const { id, articleId } of standing)
    await recordEvent(tx, { kind: 'comment.withdrawn', at: now, actorId: null, articleId, commentId: id })
  return count
}

/** What their shown comments reply to or quote is answered by so many fewer; as `countAnswers` of a later room does. */
async function uncountAnswers(tx: Db, authorId: string): Promise<void> {
  await tx.sql.run(sql`
    UPDATE "Comment" SET "answerCount" = "answerCount" - "lost"."count" FROM (
      SELECT "target", COUNT(*) AS "count" FROM (
        SELECT "parentId" AS "target", "id" FROM "Comment"
        WHERE "authorId" = ${authorId} AND "status" = 'shown' AND "parentId" IS NOT NULL
        UNION
        SELECT q."sourceCommentId", c."id" FROM "Comment" c
          JOIN "Quote" q ON q."commentId" = c."id" AND q."commentRevision" = c."revision"
        WHERE c."authorId" = ${authorId} AND c."status" = 'shown' AND q."sourceCommentId" IS NOT NULL
          AND q."sourceCommentId" <> c."id"
      ) AS "answers" GROUP BY "target"
    ) AS "lost" WHERE "lost"."target" = "Comment"."id"`)
}

async function takeBackRecommendations(tx: Db, accountId: string): Promise<void> {
  const recommended = await tx.sql.all<{ id: string; positive: number; negative: number }>(sql`
    SELECT c."id", c."recommendationCount" + c."importedRecommendations" - 1 AS "positive", (
      SELECT COUNT(*) FROM "Report" r
      WHERE r."commentId" = c."id" AND (r."outcome" IS NULL OR r."outcome" <> 'dismissed')
    ) AS "negative"
    FROM "Recommendation" v CROSS JOIN "Comment" c WHERE v."accountId" = ${accountId} AND c."id" = v."commentId"`)
  for (const { id, positive, negative } of recommended) {
    const score = lowerBound(positive, positive + negative)
    await tx.sql.run(sql`
      UPDATE "Comment" SET "recommendationCount" = "recommendationCount" - 1, "score" = ${score} WHERE "id" = ${id}`)
  }
  await tx.recommendation.deleteMany({ where: { accountId } })
}

async function dropPossessions(tx: Db, { id, email }: Account): Promise<void> {
  await tx.session.deleteMany({ where: { accountId: id } })
  await tx.visit.deleteMany({ where: { accountId: id } })
  await tx.mute.deleteMany({ where: { OR: [{ muterId: id }, { mutedId: id }] } })
  await tx.draft.deleteMany({ where: { accountId: id } })
  // A form that was refused while they were signed out, signing up among them, is nobody's and may hold the address.
  if (email !== null)
    await tx.draft.deleteMany({ where: { accountId: null, fields: { contains: JSON.stringify(email) } } })
}

/** What the desk kept of them: notes, what screening found in their words, what they wrote to appeal. */
async function dropDeskTraces(tx: Db, id: string): Promise<void> {
  const ofTheirs = { comment: { authorId: id } }
  await tx.note.deleteMany({ where: { accountId: id } })
  await tx.verdict.deleteMany({ where: ofTheirs })
  await tx.claim.deleteMany({ where: { OR: [{ moderatorId: id }, ofTheirs] } })
  await tx.appeal.deleteMany({ where: { ...ofTheirs, decidedAt: null } })
  await tx.appeal.updateMany({ where: ofTheirs, data: { text: '', note: null } })
  // They tell how comments stood before, and serve for some seconds only; of old ones nothing is lost, and what a
  // moderator has just decided stays decided.
  await tx.act.deleteMany()
}

/** Takes names, and what moderators wrote to the person, out of the events about them; the acts stay. */
async function blankEvents(tx: Db, account: Account): Promise<void> {
  const aboutThem = aboutAccount(account)
  const aboutComments = { comment: { authorId: account.id }, data: { contains: '"note"' } }
  const events = await tx.event.findMany({
    where: { OR: [aboutThem, aboutComments] },
    take: MAX_TRACES,
    select: { id: true, kind: true, data: true },
  })
  for (const { id, kind, data } of events) {
    const kept = withoutPerson(kind, EventData.parse(JSON.parse(data)))
    await tx.event.update({ where: { id }, data: { data: JSON.stringify(kept) }, select: { id: true } })
  }
  await tx.event.updateMany({ where: aboutThem, data: { subjectName: ERASED_NAME } })
}

function withoutPerson(kind: string, { note: _, ...data }: EventData): EventData {
  if (kind !== 'account.renamed') return data
  return data.isUnclaimed ? { isUnclaimed: true } : {}
}
