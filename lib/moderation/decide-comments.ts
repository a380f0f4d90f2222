import type { Viewer } from '@/lib/accounts/view'
import type { Writing } from '@/lib/db/client'
import { join, type Statement, sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import type { EventData } from '@/lib/events/schema'
import { groupBy } from '@/lib/kernel/group-by'
import { type Before, keepAct, newActId } from './decide-act'
import { type Change, keepCounters, keepScores } from './decide-counters'
import type { Decidable, Decision } from './decide-rows'

type Deciding = { viewer: Viewer; decision: Decision; now: Date }

/**
 * Carries out one decision on comments that were read and found decidable under the locks of their threads: status,
 * counters, the reports, verdicts, claims and appeals that it answers, the log, and how to take it back.
 *
 * @returns the act's id
 */
export async function decideComments(tx: Writing, comments: Decidable[], deciding: Deciding): Promise<string> {
  const { viewer, decision, now } = deciding
  const ids = comments.map(({ id }) => id)
  const closed = await closeAll(tx, ids, deciding)
  const overturned = decision.kind === 'comment.restored' ? await overturnReports(tx, ids) : []
  await setStatus(tx, comments, deciding)
  await keepCounters(
    tx,
    comments.flatMap((comment) => changeOf(comment, decision)),
  )
  await keepScores(tx, [...closed.reports.keys(), ...overturned.map(({ commentId }) => commentId)])
  const id = newActId(now)
  for (const comment of comments) {
    const subject = { at: now, actorId: viewer.id, articleId: comment.articleId, commentId: comment.id }
    const since = waitingSince(comment, closed)
    await recordEvent(tx, { kind: decision.kind, ...subject, data: dataOf(comment, deciding, id, since) })
  }
  const overturnedOf = groupBy(overturned, ({ commentId }) => commentId)
  const before = comments.map((comment) => beforeOf(comment, decision, closed, overturnedOf))
  await keepAct(tx, { id, actorId: viewer.id, at: now, before })
  return id
}

type ClosedReport = { id: string; commentId: string; createdAt: Date }
type ClosedVerdict = { commentId: string; revision: number; rule: string; at: Date }
type Closed = {
  reports: Map<string, ClosedReport[]>
  verdicts: Map<string, ClosedVerdict[]>
  claimed: Set<string>
  heldAt: Map<string, Date>
}

async function closeAll(tx: Writing, ids: string[], { viewer, decision, now }: Deciding): Promise<Closed> {
  const those = join(ids)
  const reports = await closeReports(tx, those, decision, now)
  const verdicts = await tx.sql.all<ClosedVerdict>(sql`
    UPDATE "Verdict" SET "decidedAt" = ${now} WHERE "commentId" IN (${those}) AND "decidedAt" IS NULL
    RETURNING "commentId", "revision", "rule", "at"`)
  const claims = await tx.sql.all<{ commentId: string; moderatorId: string }>(sql`
    DELETE FROM "Claim" WHERE "commentId" IN (${those}) RETURNING "commentId", "moderatorId"`)
  const held = await tx.sql.all<{ commentId: string; at: Date }>(sql`
    SELECT "commentId", "at" FROM "Event" WHERE "commentId" IN (${those}) AND "kind" = 'comment.held' ORDER BY "id"`)
  const appeal = decision.appeal ?? (decision.kind === 'comment.restored' ? 'upheld' : null)
  if (appeal)
    await tx.sql.run(sql`
      UPDATE "Appeal" SET "decidedAt" = ${now}, "outcome" = ${appeal}, "deciderId" = ${viewer.id},
        "note" = ${decision.appealNote || null}
      WHERE "commentId" IN (${those}) AND "decidedAt" IS NULL`)
  return {
    reports: groupBy(reports, ({ commentId }) => commentId),
    verdicts: groupBy(verdicts, ({ commentId }) => commentId),
    claimed: new Set(claims.filter((claim) => claim.moderatorId === viewer.id).map(({ commentId }) => commentId)),
    heldAt: new Map(held.map(({ commentId, at }) => [commentId, at])),
  }
}

async function closeReports(tx: Writing, those: Statement, { reports }: Decision, now: Date): Promise<ClosedReport[]> {
  if (reports === null) return []
  return tx.sql.all<ClosedReport>(sql`
    UPDATE "Report" SET "decidedAt" = ${now}, "outcome" = ${reports}
    WHERE "commentId" IN (${those}) AND "decidedAt" IS NULL RETURNING "id", "commentId", "createdAt"`)
}

type Overturned = { id: string; commentId: string }

/** What comes back broke no rule after all: the reports for which it was removed count as dismissed from now on. */
async function overturnReports(tx: Writing, ids: string[]): Promise<Overturned[]> {
  return tx.sql.all<Overturned>(sql`
    UPDATE "Report" SET "outcome" = 'dismissed' WHERE "commentId" IN (${join(ids)}) AND "outcome" = 'upheld'
    RETURNING "id", "commentId"`)
}

async function setStatus(tx: Writing, comments: Decidable[], { decision, now }: Deciding): Promise<void> {
  if (decision.appeal === 'dismissed') return
  const those = join(comments.map(({ id }) => id))
  await tx.sql.run(sql`
    UPDATE "Comment" SET "status" = ${decision.to}, "statusRule" = ${decision.rule ?? null},
      "statusNote" = ${decision.note || null}
    WHERE "id" IN (${those})`)
  if (decision.to !== 'shown') return
  await tx.sql.run(sql`UPDATE "Comment" SET "shownAt" = ${now} WHERE "id" IN (${those}) AND "shownAt" IS NULL`)
  // A wording that readers see from now on belongs to the public history.
  await tx.sql.run(sql`
    UPDATE "Revision" SET "shownAt" = ${now}
    WHERE "commentId" IN (${those}) AND "shownAt" IS NULL
      AND "number" = (SELECT c."revision" FROM "Comment" c WHERE c."id" = "Revision"."commentId")`)
}

function changeOf({ id, articleId, status }: Decidable, { to }: Decision): Change[] {
  if ((to === 'shown') === (status === 'shown')) return []
  return [{ id, articleId, by: to === 'shown' ? 1 : -1 }]
}

/** Since when a comment waited for this decision, in its current words; null: nobody had asked for one. */
function waitingSince(comment: Decidable, { reports, verdicts, heldAt }: Closed): Date | null {
  const asked = [
    ...(reports.get(comment.id) ?? []).map(({ createdAt }) => createdAt),
    ...(verdicts.get(comment.id) ?? []).filter((one) => one.revision === comment.revision).map(({ at }) => at),
    ...(comment.appealedAt ? [comment.appealedAt] : []),
    ...(comment.status === 'held' ? [heldAt.get(comment.id) ?? comment.createdAt] : []),
  ]
  return asked.length === 0 ? null : new Date(Math.min(...asked.map((at) => at.getTime())))
}

function dataOf(comment: Decidable, { decision, now }: Deciding, act: string, since: Date | null): EventData {
  const { to, kind, rule, appealNote, why } = decision
  const note = decision.note || appealNote || why
  const isUpheld = kind === 'comment.restored' && comment.appealedAt !== null
  return {
    before: comment.status,
    after: to,
    act,
    ...(rule ? { rule } : {}),
    ...(note ? { note } : {}),
    ...(since ? { waitedMs: Math.max(0, now.getTime() - since.getTime()) } : {}),
    ...(isUpheld ? { appeal: 'upheld' as const } : {}),
  }
}

function beforeOf(comment: Decidable, { to }: Decision, closed: Closed, overturned: Map<string, Overturned[]>): Before {
  const { id, articleId, status, statusRule, statusNote, revision } = comment
  return {
    ...{ commentId: id, articleId, status, statusRule, statusNote, revision, to },
    isUnshown: comment.shownAt === null,
    isUnseen: comment.isUnseen === 1,
    reports: (closed.reports.get(id) ?? []).map((report) => report.id),
    overturned: (overturned.get(id) ?? []).map((report) => report.id),
    verdicts: (closed.verdicts.get(id) ?? []).map(({ revision, rule }) => ({ revision, rule })),
    hadAppeal: comment.appealedAt !== null,
    wasClaimed: closed.claimed.has(id),
  }
}
