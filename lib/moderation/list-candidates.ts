import { db } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import type { QueueState } from './schema'
import { urgencyUnseen } from './urgency'

/** More than moderators let wait; a bound, not an expectation. Where all states are asked for, each has as much as half. */
const MAX_WAITING = 1_000

/** Comments that readers or the house reported, by id; `"commentId"` and what is needed to choose among many. */
const REPORTED = sql`
  SELECT r."commentId", r."createdAt" AS "at" FROM "Report" r CROSS JOIN "Comment" c
  WHERE r."decidedAt" IS NULL AND c."id" = r."commentId" AND c."status" IN ('shown', 'held')
  UNION ALL
  SELECT v."commentId", v."at" FROM "Verdict" v CROSS JOIN "Comment" c
  WHERE v."decidedAt" IS NULL AND v."kind" = 'watch' AND c."id" = v."commentId" AND c."status" = 'shown'
    AND c."revision" = v."revision"
  UNION ALL
  SELECT c."id", c."createdAt" FROM "Comment" c WHERE c."status" = 'held' AND c."statusRule" = 'reports'`

/** Comments that screening holds, and that nobody has reported. */
const HELD = sql`
  FROM "Comment" c
  WHERE c."status" = 'held' AND (c."statusRule" IS NULL OR c."statusRule" <> 'reports') AND NOT EXISTS (
    SELECT 1 FROM "Report" r WHERE r."commentId" = c."id" AND r."decidedAt" IS NULL
  )`

const APPEALED = sql`
  FROM "Appeal" p CROSS JOIN "Comment" c
  WHERE p."decidedAt" IS NULL AND c."id" = p."commentId" AND c."status" = 'removed'`

type Choose = (take: number, now: Date) => Promise<string[]>

const CANDIDATES: Record<Exclude<QueueState, 'all'>, Choose> = {
  // Where more wait than are ranked, those that most have reported are among them.
  reported: (take) =>
    idsOf(sql`
      SELECT "commentId" AS "id" FROM (${REPORTED}) AS "reported"
      GROUP BY "commentId" ORDER BY COUNT(*) DESC, MIN("at"), "commentId" LIMIT ${take}`),
  held: chooseHeld,
  // Nothing but their age tells them apart.
  appealed: (take) => idsOf(sql`SELECT c."id" ${APPEALED} ORDER BY p."createdAt", c."id" LIMIT ${take}`),
}

/** The comments among which urgency decides, by id. */
export async function listCandidates(state: QueueState, now: Date): Promise<string[]> {
  if (state !== 'all') return CANDIDATES[state](MAX_WAITING, now)
  const found = await Promise.all(Object.values(CANDIDATES).map((choose) => choose(MAX_WAITING / 2, now)))
  return found.flat()
}

async function idsOf(statement: Statement): Promise<string[]> {
  return (await db().sql.all<{ id: string }>(statement)).map(({ id }) => id)
}

type Held = { id: string; rule: string | null; at: Date }

/** Of those held for one reason the oldest press most; how the reasons compare, their weights say. */
async function chooseHeld(take: number, now: Date): Promise<string[]> {
  const rows = await db().sql.all<Held>(sql`
    SELECT "id", "rule", "at" FROM (
      SELECT c."id", c."statusRule" AS "rule", c."createdAt" AS "at",
        ROW_NUMBER() OVER (PARTITION BY c."statusRule" ORDER BY c."createdAt", c."id") AS "place" ${HELD}
    ) AS "each" WHERE "place" <= ${take}`)
  const urgencyOfHeld = ({ rule, at }: Held) => urgencyUnseen('held', rule, now.getTime() - at.getTime())
  return rows
    .map((row) => ({ id: row.id, urgency: urgencyOfHeld(row) }))
    .sort((a, b) => b.urgency - a.urgency)
    .slice(0, take)
    .map(({ id }) => id)
}

/** How much waits, each comment in one state. */
export async function countWaiting(): Promise<{ reported: number; held: number; appealed: number }> {
  const [counts] = await db().sql.all<{ reported: number; held: number; appealed: number }>(sql`
    SELECT (
        SELECT COUNT(*) FROM (SELECT "commentId" FROM (${REPORTED}) AS "each" GROUP BY "commentId") AS "reported"
      ) AS "reported",
      (SELECT COUNT(*) ${HELD}) AS "held", (SELECT COUNT(*) ${APPEALED}) AS "appealed"`)
  return counts ?? { reported: 0, held: 0, appealed: 0 }
}
