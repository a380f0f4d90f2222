import { countTry } from '@/lib/accounts/pace'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { CutBody } from '@/lib/quotes/cut-quotes'
import { type WordLists, withWordLists } from '@/lib/screening/read-word-lists'
import { type HoldRule, holdRuleOf } from '@/lib/screening/rules'
import { screen } from '@/lib/screening/screen'
import { storeVerdicts } from '@/lib/screening/store-verdicts'
import { countAnswers } from './count-answers'
import { countShown } from './count-shown'
import { type OwnComment, requireOwn } from './find-own'
import { keepBacklinks } from './keep-backlinks'
import type { Posted } from './post'
import { canEdit, leavesMark, requireWriter } from './rules'
import type { CommentEdit } from './schema'
import { cutBody, insertRevision, storeMentions, toSubmission } from './write-body'

const EDITS_PER_MINUTE = { limit: 6, windowMs: 60_000 } as const

/** A closed article takes edits, which have a pace of their own; a slip is put right in a second. */
const OF_AN_EDIT = { takesComments: () => true, paceWaitMs: 0, brake: null, filled: null } as const

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
  return withWordLists((lists) => transaction((tx) => editIn(tx, writer, { slug, number, edit, lists }, now)))
}

type Sent = { slug: string; number: number; edit: CommentEdit; lists: WordLists }

async function editIn(tx: Db, writer: Viewer, { slug, number, edit, lists }: Sent, now: Date): Promise<Posted> {
  const article = await lockArticle(tx, slug)
  const comment = await requireOwn(tx, writer, article, number)
  requireEditable(comment, writer, edit, now)
  await countTry(tx, `edit ${writer.id}`, EDITS_PER_MINUTE, now)

  const cut = await cutBody(tx, article.id, edit, { commentId: comment.id, revision: comment.revision })
  const circumstances = { ...OF_AN_EDIT, articleId: article.id, lists, except: comment.id }
  const submission = toSubmission(cut)
  const verdicts = await screen(tx, writer, submission, circumstances, now)
  const holds = comment.status === 'shown' ? holdRuleOf(verdicts) : null
  await storeWording(tx, comment, { cut, wordsHash: submission.wordsHash, holds, editorId: writer.id }, now)
  const subject = { at: now, actorId: writer.id, articleId: article.id, commentId: comment.id }
  await recordEvent(tx, { kind: 'comment.edited', ...subject })
  const judged = { articleId: article.id, commentId: comment.id, revision: comment.revision + 1, verdicts }
  await storeVerdicts(tx, judged, now)
  if (holds === null) return { number, status: comment.status }
  await countShown(tx, article.id, -1)
  await recordEvent(tx, { kind: 'comment.held', ...subject, data: { rule: holds } })
  return { number, status: 'held' }
}

/**
 * @throws {Refusal} forbidden, conflict
 */
function requireEditable(comment: OwnComment, writer: Viewer, edit: CommentEdit, now: Date): void {
  if (!comment.postedAt || !canEdit(comment, writer, now))
    throw new Refusal('forbidden', 'The time for editing this comment is over.')
  if (comment.revision !== edit.revision)
    throw new Refusal('conflict', 'This comment was edited meanwhile; here are both wordings.')
}

/** `holds` is why a comment that was shown is so no longer; null: it stays as it was. */
type NewWording = { cut: CutBody; wordsHash: string; holds: HoldRule | null; editorId: string }

/** Makes a wording the current one; it may quote others than the one before. */
async function storeWording(
  tx: Db,
  comment: OwnComment,
  { cut, wordsHash, holds, editorId }: NewWording,
  now: Date,
): Promise<void> {
  const wasShown = comment.status === 'shown'
  const isShown = wasShown && holds === null
  const revision = comment.revision + 1
  if (wasShown) await countAnswers(tx, comment.id, -1)
  await insertRevision(tx, { commentId: comment.id, number: revision, editorId, now, isShown, backlink: null }, cut)
  await tx.comment.update({
    where: { id: comment.id },
    data: {
      revision,
      wordsHash,
      ...(holds ? { status: 'held' as const, statusRule: holds } : {}),
      ...markOf(comment, now),
    },
    select: { id: true },
  })
  if (isShown) await countAnswers(tx, comment.id, 1)
  if (wasShown) await keepBacklinks(tx, { comment: comment.id })
  await storeMentions(tx, comment, cut.text)
}

/** The mark that readers see on an edited comment, where this edit leaves one. */
function markOf(comment: OwnComment, now: Date): { editedAt?: Date } {
  const hasAnswers = comment._count.replies > 0 || comment._count.quotedIn > 0
  return comment.postedAt && leavesMark(comment.postedAt, hasAnswers, now) ? { editedAt: now } : {}
}
