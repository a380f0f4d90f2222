import { isModerator, type Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { countAnswers } from '@/lib/comments/count-answers'
import { countShown } from '@/lib/comments/count-shown'
import { keepBacklinks } from '@/lib/comments/keep-backlinks'
import { keepScore } from '@/lib/comments/keep-score'
import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import type { EventData, EventKind } from '@/lib/events/schema'
import { Refusal } from '@/lib/kernel/refusal'

type Status = 'shown' | 'held' | 'removed' | 'withdrawn'
type Decision = {
  kind: Extract<EventKind, 'comment.approved' | 'comment.removed' | 'comment.restored'>
  to: 'shown' | 'removed'
  from: Status[]
  /** said when the comment is in none of these states any more */
  tooLate: string
  reports: 'upheld' | 'dismissed' | null
  rule?: string
  note?: string
  /** the wording that the moderator has read; undefined: whatever is current */
  revision?: number | undefined
}

/**
 * Carries out one moderator's decision on a comment: status, counters, the reports it answers and the log, together.
 *
 * @throws {Refusal} not_found (no such comment, or the viewer may not), forbidden (one's own), conflict (decided or
 *   edited meanwhile)
 */
export async function decide(
  viewer: Viewer,
  slug: string,
  number: number,
  decision: Decision,
  now: Date,
): Promise<void> {
  if (!isModerator(viewer)) throw new Refusal('not_found', 'There is no such page.')
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await requireDecidable(tx, viewer, { articleId: article.id, number }, decision)

    await tx.comment.update({
      where: { id: comment.id },
      data: columnsOf(decision, comment, now),
      select: { id: true },
    })
    if (decision.to === 'shown') await markShown(tx, comment, now)
    const change = Number(decision.to === 'shown') - Number(comment.status === 'shown')
    if (change === 1 || change === -1) {
      await countShown(tx, article.id, change)
      await countAnswers(tx, comment.id, change)
      await keepBacklinks(tx, { comment: comment.id })
    }
    if (decision.reports) await closeReports(tx, comment.id, decision.reports, now)
    const subject = { at: now, actorId: viewer.id, articleId: article.id, commentId: comment.id }
    await recordEvent(tx, { kind: decision.kind, ...subject, data: dataOf(decision, comment.status) })
  })
}

const DECIDABLE = {
  id: true,
  authorId: true,
  status: true,
  shownAt: true,
  revision: true,
  _count: { select: { reports: { where: { decidedAt: null } } } },
} as const

async function requireDecidable(
  tx: Db,
  viewer: Viewer,
  where: { articleId: string; number: number },
  decision: Decision,
) {
  const comment = await tx.comment.findFirst({ where, select: DECIDABLE })
  if (!comment) throw new Refusal('not_found', `There is no comment #${where.number} here.`)
  if (comment.authorId === viewer.id) throw new Refusal('forbidden', 'Nobody decides about their own comment.')
  if (decision.revision !== undefined && decision.revision !== comment.revision)
    throw new Refusal('conflict', 'Its author has edited this comment meanwhile: please read it again.')
  const isDecided = decision.to === comment.status && comment._count.reports === 0
  if (isDecided || !decision.from.includes(comment.status)) throw new Refusal('conflict', decision.tooLate)
  return comment
}

function columnsOf(decision: Decision, comment: { shownAt: Date | null }, now: Date) {
  const isFirstShown = decision.to === 'shown' && comment.shownAt === null
  return {
    status: decision.to,
    statusRule: decision.rule ?? null,
    statusNote: decision.note || null,
    ...(isFirstShown ? { shownAt: now } : {}),
  }
}

/** A wording that readers see from now on belongs to the public history. */
async function markShown(tx: Db, comment: { id: string; revision: number }, now: Date): Promise<void> {
  await tx.revision.updateMany({
    where: { commentId: comment.id, number: comment.revision, shownAt: null },
    data: { shownAt: now },
  })
}

function dataOf({ to, rule, note }: Decision, before: Status): EventData {
  return { before, after: to, ...(rule ? { rule } : {}), ...(note ? { note } : {}) }
}

async function closeReports(tx: Db, commentId: string, outcome: 'upheld' | 'dismissed', now: Date): Promise<void> {
  await tx.report.updateMany({ where: { commentId, decidedAt: null }, data: { decidedAt: now, outcome } })
  await keepScore(tx, commentId)
}
