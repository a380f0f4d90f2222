import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { groupBy } from '@/lib/kernel/group-by'
import { Found } from '@/lib/screening/verdict'
import { verdictWords } from '@/lib/screening/verdict-words'
import { DECISIONS } from './decide-rows'
import { rankWaiting } from './list-waiting'
import { readAppeals } from './queries-appeals'
import type { ClaimView, VerdictView } from './view'

const MAX_VERDICTS = 2_000

/**
 * What the desk says of comments beyond their reports: how much they press, who looks at them, what screening said, their
 * appeals, and the latest decision on each; by the comment's id, in a fixed number of queries.
 */
export async function readSignals(viewer: Viewer, ids: string[], now: Date) {
  const [waiting, claims, verdicts, appeals, decisions] = await Promise.all([
    rankWaiting(ids, now),
    readClaims(viewer, ids, now),
    readVerdicts(ids),
    readAppeals(viewer, ids, now),
    readLastDecisions(ids),
  ])
  return { waiting: new Map(waiting.map((one) => [one.id, one])), claims, verdicts, appeals, decisions }
}
export type Signals = Awaited<ReturnType<typeof readSignals>>

type Claimed = { commentId: string; moderatorId: string; until: Date; name: string }

async function readClaims(viewer: Viewer, ids: string[], now: Date): Promise<Map<string, ClaimView>> {
  const rows = await db().sql.all<Claimed>(sql`
    SELECT k."commentId", k."moderatorId", k."until", a."name" FROM "Claim" k CROSS JOIN "Account" a
    WHERE k."commentId" IN (${join(ids)}) AND k."until" > ${now} AND a."id" = k."moderatorId"`)
  return new Map(
    rows.map(({ commentId, moderatorId, until, name }) => [
      commentId,
      { by: name, isMine: moderatorId === viewer.id, until: until.toISOString() },
    ]),
  )
}

type VerdictRow = {
  commentId: string
  rule: string
  kind: 'hold' | 'watch'
  found: string
  at: Date
  decidedAt: Date | null
}

/** Those of the current wordings, and whatever of earlier ones nobody has looked at. */
async function readVerdicts(ids: string[]): Promise<Map<string, VerdictView[]>> {
  const rows = await db().sql.all<VerdictRow>(sql`
    SELECT v."commentId", v."rule", v."kind", v."found", v."at", v."decidedAt"
    FROM "Comment" c CROSS JOIN "Verdict" v
    WHERE c."id" IN (${join(ids)}) AND v."commentId" = c."id"
      AND (v."revision" = c."revision" OR v."decidedAt" IS NULL)
    ORDER BY v."at", v."rule" LIMIT ${MAX_VERDICTS}`)
  const groups = groupBy(rows, ({ commentId }) => commentId)
  return new Map([...groups].map(([id, those]) => [id, those.map(toVerdictView)]))
}

function toVerdictView({ rule, kind, found, at, decidedAt }: VerdictRow): VerdictView {
  const { label, toModerator } = verdictWords(rule, Found.catch({}).parse(JSON.parse(found)))
  return { rule, kind, label, words: toModerator, at: at.toISOString(), isOpen: decidedAt === null }
}

/** The latest decision on each of some comments, by the comment's id. */
export async function readLastDecisions(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db().sql.all<{ commentId: string; last: number }>(sql`
    SELECT "commentId", MAX("id") AS "last" FROM "Event"
    WHERE "commentId" IN (${join(ids)}) AND "kind" IN ${DECISIONS} GROUP BY "commentId"`)
  return new Map(rows.map(({ commentId, last }) => [commentId, last]))
}
