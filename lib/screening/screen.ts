import { isModerator, type Viewer } from '@/lib/accounts/view'
import type { Writing } from '@/lib/db/client'
import { empty, sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { type HoldRule, judge, type Submission } from './rules'

/** What somebody did beyond their last so many comments says little of the next one. */
const MAX_HISTORY_READ = 100
const MAX_REPEATS_READ = 30
const DAYS_OF_HISTORY = 7

type Known = { shown: number; decided: number; removed: number; repeats: number }

/**
 * Judges a submission by the house's rules and its author's record.
 *
 * @param except a comment that does not count, because it is the one being edited
 * @returns the rule that holds it for a moderator, or null
 */
export async function screen(
  tx: Writing,
  author: Viewer,
  submission: Submission,
  now: Date,
  except?: string,
): Promise<HoldRule | null> {
  if (isModerator(author)) return null
  const { shown, decided, removed, repeats } = await readRecord(tx, author.id, submission, now, except)
  const recentWords = repeats > 0 ? [submission.ownWords] : []
  return judge(submission, { isModerator: false, shown, decided, removed, recentWords })
}

/**
 * The author's record, as far as the rules ask: `shown` counts no further than they do. Said so that SQLite goes along
 * the author's comments, in an index that holds all it counts by, and not through all that the site shows.
 */
async function readRecord(
  tx: Writing,
  authorId: string,
  { ownWords }: Submission,
  now: Date,
  except: string | undefined,
): Promise<Known> {
  const { HOLD_REPEAT_MINUTES, HOLD_LINKS_WITHIN_FIRST, HOLD_HISTORY_MIN_DECIDED, DAY_MS } = settings()
  const lately = new Date(now.getTime() - DAYS_OF_HISTORY * DAY_MS)
  const aMomentAgo = new Date(now.getTime() - HOLD_REPEAT_MINUTES)
  const others = except === undefined ? empty : sql`AND "id" <> ${except}`
  const [known] = await tx.sql.all<Known>(sql`
    SELECT s."shown", h."decided", h."removed", w."repeats"
    FROM (
      SELECT COUNT(*) AS "shown" FROM (
        SELECT 1 AS "one" FROM "Comment"
        WHERE "authorId" = ${authorId} AND NOT ("status" <> 'shown') ${others}
        LIMIT ${Math.max(1, HOLD_LINKS_WITHIN_FIRST)}
      ) f
    ) s, (
      SELECT COUNT(*) AS "decided", COUNT(CASE WHEN l."status" = 'removed' THEN 1 END) AS "removed" FROM (
        SELECT "status" FROM "Comment"
        WHERE "authorId" = ${authorId} AND "createdAt" >= ${lately}
          AND "status" <> 'held' AND "status" <> 'withdrawn' ${others}
        ORDER BY "createdAt" DESC LIMIT ${Math.max(MAX_HISTORY_READ, HOLD_HISTORY_MIN_DECIDED)}
      ) l
    ) h, (
      SELECT COUNT(*) AS "repeats" FROM (
        SELECT "id", "revision" FROM "Comment"
        WHERE "authorId" = ${authorId} AND "createdAt" >= ${aMomentAgo} ${others}
        ORDER BY "createdAt" DESC LIMIT ${MAX_REPEATS_READ}
      ) c JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"
      WHERE r."text" = ${ownWords}
    ) w`)
  return known ?? { shown: 0, decided: 0, removed: 0, repeats: 0 }
}
