import { isModerator, type Viewer } from '@/lib/accounts/view'
import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import type { Brake } from './verdict'

/** More than anybody waits for. */
const MAX_FLAGS = 1_000
const MINUTE_MS = 60_000

/** The ids of the comment that is answered and of its thread's article. */
type Answered = { articleId: string; parentId: string }

/**
 * What the thread brake asks of a reply: when its author last posted here, and how many reports of the comments above it
 * are open or were upheld.
 *
 * @returns null: the brake is off or not for them, or they have posted nothing here that counts
 */
export async function readBrake(
  tx: Writing,
  author: Viewer,
  { articleId, parentId }: Answered,
  now: Date,
): Promise<Brake | null> {
  const { THREAD_BRAKE, THREAD_BRAKE_MINUTES } = settings()
  if (!THREAD_BRAKE || isModerator(author)) return null
  const longAgo = new Date(now.getTime() - THREAD_BRAKE_MINUTES - MAX_FLAGS * MINUTE_MS)
  const [read] = await tx.sql.all<{ lastAt: Date | null; flags: number }>(sql`
    WITH RECURSIVE "above" ("id", "parentId") AS (
      SELECT "id", "parentId" FROM "Comment" WHERE "id" = ${parentId}
      UNION ALL
      SELECT c."id", c."parentId" FROM "Comment" c JOIN "above" a ON c."id" = a."parentId"
    )
    SELECT l."createdAt" AS "lastAt", f."flags"
    FROM (
      SELECT COUNT(*) AS "flags" FROM (
        SELECT 1 AS "one" FROM "above" a JOIN "Report" r ON r."commentId" = a."id"
        WHERE r."decidedAt" IS NULL OR r."outcome" = 'upheld'
        LIMIT ${MAX_FLAGS}
      ) o
    ) f, (
      SELECT "createdAt" FROM "Comment"
      WHERE "authorId" = ${author.id} AND "createdAt" > ${longAgo} AND "articleId" = ${articleId}
      ORDER BY "createdAt" DESC LIMIT 1
    ) l`)
  return read?.lastAt ? { sinceLastMs: now.getTime() - read.lastAt.getTime(), flags: read.flags } : null
}
