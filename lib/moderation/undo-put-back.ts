import type { Viewer } from '@/lib/accounts/view'
import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { groupBy } from '@/lib/kernel/group-by'
import { takeClaim } from './claim-take'
import type { Before } from './decide-act'
import { type Change, keepCounters, keepScores } from './decide-counters'

type Undoing = { moderator: Viewer; now: Date }

/** Puts back how everything stood: status, reports, verdicts, appeals, counters, and the moderator's claims. */
export async function putBack(tx: Writing, before: Before[], undoing: Undoing): Promise<void> {
  await putBackStatus(tx, before)
  await openReports(tx, before)
  await openVerdicts(tx, before)
  const appealed = before.filter(({ hadAppeal }) => hadAppeal).map(({ commentId }) => commentId)
  if (appealed.length > 0)
    await tx.sql.run(sql`
      UPDATE "Appeal" SET "decidedAt" = NULL, "outcome" = NULL, "deciderId" = NULL, "note" = NULL
      WHERE "commentId" IN (${join(appealed)})`)
  await keepCounters(tx, before.flatMap(changeOf))
  await claimAgain(tx, before, undoing)
}

/** Comments that stood alike are put back together. */
async function putBackStatus(tx: Writing, before: Before[]): Promise<void> {
  const alike = groupBy(before, ({ status, statusRule, statusNote }) =>
    JSON.stringify([status, statusRule, statusNote]),
  )
  for (const those of alike.values()) {
    const [first] = those
    if (!first) continue
    await tx.sql.run(sql`
      UPDATE "Comment" SET "status" = ${first.status}, "statusRule" = ${first.statusRule},
        "statusNote" = ${first.statusNote}
      WHERE "id" IN (${join(those.map(({ commentId }) => commentId))})`)
  }
  const unshown = before.filter((one) => one.isUnshown).map(({ commentId }) => commentId)
  if (unshown.length > 0) await tx.sql.run(sql`UPDATE "Comment" SET "shownAt" = NULL WHERE "id" IN (${join(unshown)})`)
  const unseen = before.filter((one) => one.isUnseen).map(({ commentId }) => commentId)
  if (unseen.length > 0)
    await tx.sql.run(sql`
      UPDATE "Revision" SET "shownAt" = NULL
      WHERE "commentId" IN (${join(unseen)})
        AND "number" = (SELECT c."revision" FROM "Comment" c WHERE c."id" = "Revision"."commentId")`)
}

async function openReports(tx: Writing, before: Before[]): Promise<void> {
  const reported = before.filter(({ reports, overturned }) => reports.length + overturned.length > 0)
  const [opened, upheld] = [reported.flatMap((one) => one.reports), reported.flatMap((one) => one.overturned)]
  if (opened.length > 0)
    await tx.sql.run(sql`UPDATE "Report" SET "decidedAt" = NULL, "outcome" = NULL WHERE "id" IN (${join(opened)})`)
  if (upheld.length > 0) await tx.sql.run(sql`UPDATE "Report" SET "outcome" = 'upheld' WHERE "id" IN (${join(upheld)})`)
  await keepScores(
    tx,
    reported.map(({ commentId }) => commentId),
  )
}

async function openVerdicts(tx: Writing, before: Before[]): Promise<void> {
  const closed = before.flatMap(({ commentId, verdicts }) => verdicts.map((verdict) => ({ commentId, ...verdict })))
  for (const those of groupBy(closed, ({ revision, rule }) => `${revision} ${rule}`).values()) {
    const [first] = those
    if (!first) continue
    await tx.sql.run(sql`
      UPDATE "Verdict" SET "decidedAt" = NULL
      WHERE "revision" = ${first.revision} AND "rule" = ${first.rule}
        AND "commentId" IN (${join(those.map(({ commentId }) => commentId))})`)
  }
}

function changeOf({ commentId, articleId, status, to }: Before): Change[] {
  if ((status === 'shown') === (to === 'shown')) return []
  return [{ id: commentId, articleId, by: status === 'shown' ? 1 : -1 }]
}

/** What the moderator looked at is theirs again, unless a colleague has taken it meanwhile. */
async function claimAgain(tx: Writing, before: Before[], { moderator, now }: Undoing): Promise<void> {
  for (const { commentId, wasClaimed } of before) {
    if (wasClaimed || before.length === 1) await takeClaim(tx, commentId, moderator.id, now)
  }
}
