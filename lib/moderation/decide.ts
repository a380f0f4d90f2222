import { isModerator, type Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { countShown } from '@/lib/comments/edit'
import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import type { EventKind } from '@/lib/events/schema'
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
}

/**
 * Carries out one moderator's decision on a comment: status, counters, the reports it answers and the log, together.
 *
 * @throws {Refusal} not_found (no such comment, or the viewer may not), conflict (decided meanwhile)
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
    const comment = await tx.comment.findFirst({
      where: { articleId: article.id, number },
      select: { id: true, status: true, shownAt: true },
    })
    if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
    if (!decision.from.includes(comment.status)) throw new Refusal('conflict', decision.tooLate)

    await tx.comment.update({
      where: { id: comment.id },
      data: {
        status: decision.to,
        statusRule: decision.rule ?? null,
        statusNote: decision.note || null,
        ...(decision.to === 'shown' && !comment.shownAt ? { shownAt: now } : {}),
      },
      select: { id: true },
    })
    const change = (decision.to === 'shown' ? 1 : 0) - (comment.status === 'shown' ? 1 : 0)
    if (change === 1 || change === -1) await countShown(tx, article.id, change)
    if (decision.reports) await closeReports(tx, comment.id, decision.reports, now)
    const data = {
      before: comment.status,
      after: decision.to,
      ...(decision.rule ? { rule: decision.rule } : {}),
      ...(decision.note ? { note: decision.note } : {}),
    }
    await recordEvent(tx, {
      kind: decision.kind,
      at: now,
      actorId: viewer.id,
      articleId: article.id,
      commentId: comment.id,
      data,
    })
  })
}

async function closeReports(tx: Db, commentId: string, outcome: 'upheld' | 'dismissed', now: Date): Promise<void> {
  await tx.report.updateMany({ where: { commentId, decidedAt: null }, data: { decidedAt: now, outcome } })
}
