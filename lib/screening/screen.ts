import { isModerator, type Viewer } from '@/lib/accounts/view'
import type { Writing } from '@/lib/db/client'
import { empty, sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import type { WordLists } from './read-word-lists'
import { requireAllowed } from './refuse'
import { judge } from './rules'
import { scoreOf } from './score-spam'
import type { Context, Submission, Verdict } from './verdict'
import { wordsHash } from './words-hash'

/** What somebody did beyond their last so many comments says little of the next one. */
const MAX_HISTORY_READ = 100
const MAX_REPEATS_READ = 30
const DAYS_OF_HISTORY = 7

/** What whoever stores a comment knows of it already; `except` is the one being edited, which does not count. */
type Circumstances = Pick<Context, 'takesComments' | 'paceWaitMs' | 'brake' | 'filled'> & {
  articleId: string
  lists: WordLists
  except?: string
}

type Known = { shown: number; decided: number; removed: number; repeats: number; preModerated: Date | null }

const UNKNOWN: Known = { shown: 0, decided: 0, removed: 0, repeats: 0, preModerated: null }

/**
 * Judges a submission by the house's rules, its author's record and the site's lists.
 *
 * @returns every rule's verdict that holds it for a moderator or tells them; none: it is shown at once
 * @throws {Refusal} closed, invalid, rate_limited
 */
export async function screen(
  tx: Writing,
  author: Viewer,
  submission: Submission,
  { articleId, lists, except, ...circumstances }: Circumstances,
  now: Date,
): Promise<Verdict[]> {
  if (!isModerator(author)) await lists.confirm(tx)
  const known = isModerator(author) ? UNKNOWN : await readRecord(tx, author.id, submission, { articleId, except }, now)
  const { repeats, preModerated, ...record } = known
  const verdicts = judge(submission, {
    ...circumstances,
    isModerator: isModerator(author),
    author: record,
    isRepeat: repeats > 0,
    isPreModerated: preModerated !== null,
    listedWords: () => lists.matcher().find(submission.writtenWords),
    spamScore: () => scoreOf(submission.writtenWords),
  })
  return requireAllowed(verdicts)
}

/**
 * The author's record, as far as the rules ask: `shown` counts no further than they do. Said so that SQLite goes along
 * the author's comments, in an index that holds all it counts by, and not through all that the site shows.
 */
async function readRecord(
  tx: Writing,
  authorId: string,
  { ownWords }: Submission,
  { articleId, except }: { articleId: string; except: string | undefined },
  now: Date,
): Promise<Known> {
  const { HOLD_REPEAT_MINUTES, HOLD_LINKS_WITHIN_FIRST, HOLD_HISTORY_MIN_DECIDED, DAY_MS } = settings()
  const lately = new Date(now.getTime() - DAYS_OF_HISTORY * DAY_MS)
  const aMomentAgo = new Date(now.getTime() - HOLD_REPEAT_MINUTES)
  const others = except === undefined ? empty : sql`AND "id" <> ${except}`
  const [known] = await tx.sql.all<Known>(sql`
    SELECT s."shown", h."decided", h."removed", w."repeats", p."preModerated"
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
        SELECT "wordsHash" FROM "Comment"
        WHERE "authorId" = ${authorId} AND "createdAt" >= ${aMomentAgo} ${others}
        ORDER BY "createdAt" DESC LIMIT ${MAX_REPEATS_READ}
      ) r WHERE r."wordsHash" = ${wordsHash(ownWords)}
    ) w, "Article" p
    WHERE p."id" = ${articleId}`)
  return known ?? UNKNOWN
}
