import { isModerator, type Viewer } from '@/lib/accounts/view'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { requireAllowed } from '@/lib/screening/refuse'
import { ask, length } from '@/lib/screening/rules'
import type { Size } from '@/lib/screening/verdict'
import { textFaults } from '@/lib/text/faults'
import { countGraphemes } from '@/lib/text/graphemes'
import { tidy } from '@/lib/text/tidy'
import type { CommentStatus } from './view'

type Dated = { authorId: string; status: CommentStatus; postedAt: Date | null }

/** Whether a viewer may still change the words of a comment. */
export function canEdit(comment: Dated, viewer: Viewer | null, now: Date): boolean {
  if (!viewer || viewer.suspension || comment.authorId !== viewer.id || !comment.postedAt) return false
  const isOpen = now.getTime() - comment.postedAt.getTime() < settings().EDIT_WINDOW_MINUTES
  return isOpen && (comment.status === 'shown' || comment.status === 'held')
}

/** Whether a viewer may take back a comment: their own, at any time, unless a moderator has removed it. */
export function canWithdraw(comment: Dated, viewer: Viewer | null): boolean {
  return viewer !== null && comment.authorId === viewer.id && (comment.status === 'shown' || comment.status === 'held')
}

/** Whether an edit is told to readers: not in the first minutes, while nobody has answered. */
export function leavesMark(postedAt: Date, hasAnswers: boolean, now: Date): boolean {
  return hasAnswers || now.getTime() - postedAt.getTime() >= settings().EDIT_GRACE_MINUTES
}

/** Whether the newsroom's pick stands: of a comment that everybody sees, in the words in which it was picked. */
export function isPicked(comment: {
  status: CommentStatus
  pickedAt: Date | null
  wording: { createdAt: Date }
}): boolean {
  return comment.status === 'shown' && comment.pickedAt !== null && comment.wording.createdAt <= comment.pickedAt
}

/** Whether a viewer may read a comment's words. */
export function canRead(comment: { authorId: string; status: CommentStatus }, viewer: Viewer | null): boolean {
  if (comment.status === 'shown') return true
  return viewer !== null && comment.status !== 'withdrawn' && (comment.authorId === viewer.id || isModerator(viewer))
}

/** A tidied body, and how long it is. */
type AcceptedBody = { body: string; size: Size }

/**
 * A body as it will be read: line ends and edges tidied.
 *
 * @throws {Refusal} invalid, too_large
 */
export function acceptBody(body: string): AcceptedBody {
  const tidied = acceptDraft(body)
  const size = { characters: countGraphemes(tidied), bytes: Buffer.byteLength(tidied) }
  requireAllowed(ask('length', () => length({ size })))
  return { body: tidied, size }
}

/**
 * A body on its way, which may still be too short or somewhat too long: line ends and edges tidied.
 *
 * @throws {Refusal} invalid
 */
export function acceptDraft(body: string): string {
  const { COMMENT_MAX_CHARACTERS, COMMENT_MAX_BYTES } = settings()
  if (Buffer.byteLength(body) > 4 * COMMENT_MAX_BYTES)
    throw new Refusal('invalid', `A comment has at most ${COMMENT_MAX_CHARACTERS.toLocaleString('en')} characters.`, {
      field: 'body',
    })
  // Before anything is normalised: that takes quadratic time on piled marks.
  const fault = textFaults(body.replace(/\r\n?/g, '\n'))[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'body' })
  return tidy(body)
}

/**
 * @throws {Refusal} signed_out, forbidden
 */
export function requireWriter(viewer: Viewer | null): Viewer {
  if (!viewer) throw new Refusal('signed_out', 'Please log in first; your words are kept.')
  if (!viewer.suspension) return viewer
  const until = viewer.suspension.until ? ` until ${viewer.suspension.until.slice(0, 10)}` : ''
  throw new Refusal('forbidden', `Your account is suspended${until}: ${viewer.suspension.reason}`)
}
