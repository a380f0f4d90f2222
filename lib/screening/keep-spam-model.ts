import { setImmediate as breathe } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { type StoredWords, storedWords } from '@/lib/text/written-words'
import { learnExample, type SpamModel, trainSpam } from './spam'

const MAX_EXAMPLES = 2_000
const REFRESH_EVERY_MS = 60_000
/** Learning is done between other things. */
const EXAMPLES_AT_ONCE = 50

/** A comment that was decided about, in its current wording. */
type Decided = StoredWords & { isSpam: boolean }

let kept: { model: SpamModel; decisions: number } | null = null
let lastTryMs = Number.NEGATIVE_INFINITY
let running: Promise<void> | null = null

/** What was learnt so far; null: nothing yet. Begins to learn what is newer, at most once a minute, and does not wait. */
export function currentSpamModel(now = new Date()): SpamModel | null {
  if (Math.abs(now.getTime() - lastTryMs) >= REFRESH_EVERY_MS) {
    lastTryMs = now.getTime()
    void refreshSpamModel(now).catch((error: unknown) => console.error('Spam could not be learnt anew.', error))
  }
  return kept?.model ?? null
}

/** Learns anew from the decisions as they stand now, where there are newer ones. What was decided otherwise since is unlearnt. */
export function refreshSpamModel(now = new Date()): Promise<void> {
  running ??= learnAnew(now).finally(() => {
    running = null
  })
  return running
}

async function learnAnew(now: Date): Promise<void> {
  const decisions = await countDecisions()
  if (kept?.decisions === decisions) return
  const model = trainSpam([])
  const examples = [...(await readSpam()), ...(await readGood(now))]
  for (let at = 0; at < examples.length; at += EXAMPLES_AT_ONCE) {
    for (const { isSpam, ...wording } of examples.slice(at, at + EXAMPLES_AT_ONCE))
      learnExample(model, { text: storedWords(wording), isSpam })
    await breathe()
  }
  kept = { model, decisions }
}

/** The last decision, by the index of each kind. */
async function countDecisions(): Promise<number> {
  const [row] = await db().sql.all<{ a: number; b: number; c: number; d: number }>(sql`
    SELECT
      COALESCE((SELECT MAX("id") FROM "Event" WHERE "kind" = 'comment.approved'), 0) AS "a",
      COALESCE((SELECT MAX("id") FROM "Event" WHERE "kind" = 'comment.removed'), 0) AS "b",
      COALESCE((SELECT MAX("id") FROM "Event" WHERE "kind" = 'comment.restored'), 0) AS "c",
      COALESCE((SELECT MAX("id") FROM "Event" WHERE "kind" = 'comment.undone'), 0) AS "d"`)
  return Math.max(row?.a ?? 0, row?.b ?? 0, row?.c ?? 0, row?.d ?? 0)
}

const WORDING = sql`r."source", r."syntax", r."text"`

/** The latest comments that stand removed as spam or advertising. */
async function readSpam(): Promise<Decided[]> {
  const rows = await db().sql.all<StoredWords>(sql`
    SELECT ${WORDING} FROM "Comment" c
    JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"
    WHERE c."status" = 'removed' AND c."statusRule" IN ('spam', 'advertising')
    ORDER BY c."createdAt" DESC LIMIT ${MAX_EXAMPLES}`)
  return rows.map((wording) => ({ ...wording, isSpam: true }))
}

/** The latest that moderators let stand, and those that readers have seen for a day without a report that was upheld. */
async function readGood(now: Date): Promise<Decided[]> {
  const approved = await db().sql.all<StoredWords & { id: string }>(sql`
    SELECT c."id", ${WORDING} FROM (
      SELECT DISTINCT "commentId" FROM (
        SELECT "commentId" FROM "Event" WHERE "kind" = 'comment.approved' ORDER BY "id" DESC LIMIT ${MAX_EXAMPLES}
      ) a
      UNION
      SELECT "commentId" FROM (
        SELECT "commentId" FROM "Event" WHERE "kind" = 'comment.restored' ORDER BY "id" DESC LIMIT ${MAX_EXAMPLES}
      ) b
    ) e
    JOIN "Comment" c ON c."id" = e."commentId"
    JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"
    WHERE c."status" = 'shown'
    ORDER BY c."createdAt" DESC LIMIT ${MAX_EXAMPLES}`)
  const seen = await db().sql.all<StoredWords & { id: string }>(sql`
    SELECT c."id", ${WORDING} FROM "Comment" c
    JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"
    WHERE c."status" = 'shown' AND c."createdAt" < ${new Date(now.getTime() - settings().DAY_MS)}
      AND c."shownAt" < ${new Date(now.getTime() - settings().DAY_MS)}
      AND NOT EXISTS (SELECT 1 FROM "Report" p WHERE p."commentId" = c."id" AND p."outcome" = 'upheld')
    ORDER BY c."createdAt" DESC LIMIT ${MAX_EXAMPLES}`)
  const good = new Map([...approved, ...seen].map(({ id, ...wording }) => [id, wording]))
  return Array.from(good.values(), (wording) => ({ ...wording, isSpam: false })).slice(0, MAX_EXAMPLES)
}
