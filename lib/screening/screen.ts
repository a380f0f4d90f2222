import { isModerator, type Viewer } from '@/lib/accounts/view'
import { isPreModerated } from '@/lib/articles/rules'
import type { Writing } from '@/lib/db/client'
import { empty, sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { WORDS_STATE } from './keep-words'
import type { WordLists } from './read-word-lists'
import { requireAllowed } from './refuse'
import { judge } from './rules'
import { scoreOf } from './score-spam'
import type { Context, Submission, Verdict } from './verdict'

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

type History = Pick<Context['author'], 'decided' | 'removed'>
type Known = { shown: number; hasRemoved: number | boolean; repeats: number; preModerated: Date | null; words: string }

const UNKNOWN: Known = { shown: 0, hasRemoved: false, repeats: 0, preModerated: null, words: '' }

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
  const known = isModerator(author) ? UNKNOWN : await readKnown(tx, author.id, submission, { articleId, except }, now)
  const { shown, hasRemoved, repeats, preModerated, words } = known
  if (!isModerator(author)) lists.confirm(words)
  const history = hasRemoved ? await readHistory(tx, author.id, except, now) : { decided: 0, removed: 0 }
  const verdicts = judge(submission, {
    ...circumstances,
    isModerator: isModerator(author),
    author: { shown, ...history },
    isRepeat: repeats > 0,
    isPreModerated: isPreModerated({ preModerated }, now),
    listedWords: () => lists.matcher().find(submission.writtenWords),
    spamScore: () => scoreOf(submission.writtenWords),
  })
  return requireAllowed(verdicts)
}

/**
 * What is known of the author, as far as the rules ask: `shown` counts no further than they do. Said so that SQLite goes
 * along the author's comments, in indexes that hold all it asks for, and not through all that the site shows.
 */
async function readKnown(
  tx: Writing,
  authorId: string,
  { wordsHash }: Submission,
  { articleId, except }: { articleId: string; except: string | undefined },
  now: Date,
): Promise<Known> {
  const { HOLD_REPEAT_MINUTES, HOLD_LINKS_WITHIN_FIRST } = settings()
  const aMomentAgo = new Date(now.getTime() - HOLD_REPEAT_MINUTES)
  const others = allBut(except)
  const [known] = await tx.sql.all<Known>(sql`
    SELECT "preModerated", ${WORDS_STATE} AS "words", (
      SELECT COUNT(*) FROM (
        SELECT 1 AS "one" FROM "Comment"
        WHERE "authorId" = ${authorId} AND NOT ("status" <> 'shown') ${others}
        LIMIT ${Math.max(1, HOLD_LINKS_WITHIN_FIRST)}
      ) s
    ) AS "shown", EXISTS (
      SELECT 1 FROM "Comment"
      WHERE "authorId" = ${authorId} AND "createdAt" >= ${historyBegins(now)} AND "status" = 'removed' ${others}
    ) AS "hasRemoved", (
      SELECT COUNT(*) FROM (
        SELECT "wordsHash" FROM "Comment"
        WHERE "authorId" = ${authorId} AND "createdAt" >= ${aMomentAgo} ${others}
        ORDER BY "createdAt" DESC LIMIT ${MAX_REPEATS_READ}
      ) r WHERE r."wordsHash" = ${wordsHash}
    ) AS "repeats"
    FROM "Article" WHERE "id" = ${articleId}`)
  return known ?? UNKNOWN
}

/** What became of the author's comments lately: asked only where any was removed, since else no rule asks. */
async function readHistory(tx: Writing, authorId: string, except: string | undefined, now: Date): Promise<History> {
  const [history] = await tx.sql.all<History>(sql`
    SELECT COUNT(*) AS "decided", COUNT(CASE WHEN l."status" = 'removed' THEN 1 END) AS "removed" FROM (
      SELECT "status" FROM "Comment"
      WHERE "authorId" = ${authorId} AND "createdAt" >= ${historyBegins(now)}
        AND "status" <> 'held' AND "status" <> 'withdrawn' ${allBut(except)}
      ORDER BY "createdAt" DESC LIMIT ${Math.max(MAX_HISTORY_READ, settings().HOLD_HISTORY_MIN_DECIDED)}
    ) l`)
  return history ?? { decided: 0, removed: 0 }
}

function historyBegins(now: Date): Date {
  return new Date(now.getTime() - DAYS_OF_HISTORY * settings().DAY_MS)
}

function allBut(except: string | undefined) {
  return except === undefined ? empty : sql`AND "id" <> ${except}`
}
