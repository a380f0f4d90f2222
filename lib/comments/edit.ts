import { countTry } from '@/lib/accounts/pace'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { screen } from '@/lib/screening/screen'
import { countShown } from './count-shown'
import { type OwnComment, requireOwn } from './find-own'
import type { Posted } from './post'
import { canEdit, leavesMark, requireWriter } from './rules'
import type { CommentEdit } from './schema'
import { cutBody, insertRevision, storeMentions, toSubmission } from './write-body'

const EDITS_PER_MINUTE = { limit: 6, windowMs: 60_000 } as const

/**
 * Gives a comment new words; the old ones stay as a revision. The new words are screened like the first.
 *
 * @throws {Refusal} signed_out, forbidden (too late, suspended), not_found, conflict (somebody edited meanwhile), invalid,
 *   misquoted, rate_limited
 */
export async function editComment(
  viewer: Viewer | null,
  slug: string,
  number: number,
  edit: CommentEdit,
  now = new Date(),
): Promise<Posted> {
  const writer = requireWriter(viewer)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await requireOwn(tx, writer, article, number)
    if (!comment.postedAt || !canEdit(comment, writer, now))
      throw new Refusal('forbidden', 'The time for editing this comment is over.')
    if (comment.revision !== edit.revision)
      throw new Refusal('conflict', 'This comment was edited meanwhile; here are both wordings.')
    await countTry(tx, `edit ${writer.id}`, EDITS_PER_MINUTE, now)

    const cut = await cutBody(tx, article.id, edit, { commentId: comment.id, revision: comment.revision })
    const verdict = await screen(tx, writer, toSubmission(cut), now, comment.id)
    const holds = verdict !== null && comment.status === 'shown'
    const revision = comment.revision + 1
    await insertRevision(
      tx,
      {
        commentId: comment.id,
        number: revision,
        editorId: writer.id,
        now,
        isShown: comment.status === 'shown' && !holds,
      },
      cut,
    )
    await tx.comment.update({
      where: { id: comment.id },
      data: { revision, ...(holds ? { status: 'held' as const, statusRule: verdict } : {}), ...markOf(comment, now) },
      select: { id: true },
    })
    await storeMentions(tx, comment, cut.text)
    const subject = { at: now, actorId: writer.id, articleId: article.id, commentId: comment.id }
    await recordEvent(tx, { kind: 'comment.edited', ...subject })
    if (!holds) return { number, status: comment.status }
    await countShown(tx, article.id, -1)
    await recordEvent(tx, { kind: 'comment.held', ...subject, data: { rule: verdict } })
    return { number, status: 'held' }
  })
}

/** The mark that readers see on an edited comment, where this edit leaves one. */
function markOf(comment: OwnComment, now: Date): { editedAt?: Date } {
  const hasAnswers = comment._count.replies > 0 || comment._count.quotedIn > 0
  return comment.postedAt && leavesMark(comment.postedAt, hasAnswers, now) ? { editedAt: now } : {}
}
