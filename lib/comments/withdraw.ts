import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { countAnswers } from './count-answers'
import { countShown } from './count-shown'
import { requireOwn } from './find-own'
import { keepBacklinks } from './keep-backlinks'
import { canWithdraw } from './rules'

/**
 * Takes back one's own comment for good. Quotes of it are blank from this moment, and nobody at the desk is asked about
 * it any more; withdrawing twice is the same as once.
 *
 * @throws {Refusal} signed_out, not_found, forbidden (a moderator has removed it)
 */
export async function withdrawComment(
  viewer: Viewer | null,
  slug: string,
  number: number,
  now = new Date(),
): Promise<void> {
  if (!viewer) throw new Refusal('signed_out', 'Please log in first.')
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await requireOwn(tx, viewer, article, number)
    if (comment.status === 'withdrawn') return
    if (!canWithdraw(comment, viewer)) throw new Refusal('forbidden', 'A moderator has removed this comment already.')
    await tx.comment.update({ where: { id: comment.id }, data: { status: 'withdrawn' }, select: { id: true } })
    await closeCase(tx, comment.id, now)
    if (comment.status === 'shown') {
      await countShown(tx, article.id, -1)
      await countAnswers(tx, comment.id, -1)
      await keepBacklinks(tx, { comment: comment.id })
    }
    await recordEvent(tx, {
      kind: 'comment.withdrawn',
      at: now,
      actorId: viewer.id,
      articleId: article.id,
      commentId: comment.id,
    })
  })
}

/**
 * Closes what asked a moderator to look. Nobody has judged, so nobody's record as a reporter changes. An appeal is never
 * open here: there are appeals for removed comments alone, and those cannot be withdrawn.
 */
async function closeCase(tx: Db, commentId: string, now: Date): Promise<void> {
  await tx.report.updateMany({ where: { commentId, decidedAt: null }, data: { decidedAt: now } })
  await tx.verdict.updateMany({ where: { commentId, decidedAt: null }, data: { decidedAt: now } })
  await tx.claim.deleteMany({ where: { commentId } })
}
