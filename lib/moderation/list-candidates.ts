import { db } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import type { QueueState } from './schema'

/** More than moderators let wait; a bound, not an expectation. */
const MAX_WAITING = 500

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

const CANDIDATES: Record<Exclude<QueueState, 'all'>, (take: number) => Statement> = {
  // Where more wait than are ranked, those that most have reported are among them.
  reported: (take) => sql`
    SELECT "commentId" AS "id" FROM (${REPORTED}) AS "reported"
    GROUP BY "commentId" ORDER BY COUNT(*) DESC, MIN("at"), "commentId" LIMIT ${take}`,
  held: (take) => sql`SELECT c."id" ${HELD} ORDER BY c."createdAt", c."id" LIMIT ${take}`,
  appealed: (take) => sql`SELECT c."id" ${APPEALED} ORDER BY p."createdAt", c."id" LIMIT ${take}`,
}

/** The comments among which urgency decides, by id; where all states are asked for, each has its share. */
export async function listCandidates(state: QueueState): Promise<string[]> {
  const asked = state === 'all' ? Object.values(CANDIDATES) : [CANDIDATES[state]]
  const take = Math.floor(MAX_WAITING / asked.length)
  const found = await Promise.all(asked.map((candidates) => db().sql.all<{ id: string }>(candidates(take))))
  return found.flat().map(({ id }) => id)
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
