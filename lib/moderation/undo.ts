import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { type Writing, write } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { EventData } from '@/lib/events/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { type Before, parseBefore } from './decide-act'
import { lockThreadsOf } from './decide-lock'
import { type Decidable, readDecidable } from './decide-rows'
import { putBack } from './undo-put-back'

/** The way of a click that came in time. */
const GRACE_MS = 5_000

/** What was taken back; `first` is its comment, or the first of many. */
export type Undone = { count: number; first: { slug: string; number: number; status: Decidable['status'] } | null }

/**
 * Takes back what a moderator has just decided: all of it, or none where anything of it has changed since.
 *
 * @throws {Refusal} not_found (no such act of theirs), conflict (too late, taken back already, changed since)
 */
export async function undoAct(viewer: Viewer | null, actId: string, now = new Date()): Promise<Undone> {
  const moderator = requireRight(viewer, 'decide')
  return write(async (tx) => {
    const before = await takeAct(tx, moderator, actId, now)
    const ids = before.map(({ commentId }) => commentId)
    await lockThreadsOf(tx, ids)
    const comments = new Map((await readDecidable(tx, ids)).map((row) => [row.id, row]))
    await requireUnchanged(tx, actId, before, comments)

    await putBack(tx, before, { moderator, now })
    for (const { commentId, articleId, status, to } of before) {
      const subject = { at: now, actorId: moderator.id, articleId, commentId }
      await recordEvent(tx, { kind: 'comment.undone', ...subject, data: { before: to, after: status, act: actId } })
    }
    const [first] = before
    const place = first && comments.get(first.commentId)
    return {
      count: before.length,
      first: first && place ? { slug: place.slug, number: place.number, status: first.status } : null,
    }
  })
}

type ActRow = { at: Date; undoneAt: Date | null; before: string }

/** Marks the act as taken back, which only one can do. */
async function takeAct(tx: Writing, moderator: Viewer, actId: string, now: Date): Promise<Before[]> {
  const [act] = await tx.sql.all<ActRow>(sql`
    SELECT "at", "undoneAt", "before" FROM "Act" WHERE "id" = ${actId} AND "actorId" = ${moderator.id}`)
  if (!act) throw new Refusal('not_found', 'There is no such act of yours.')
  if (now.getTime() > act.at.getTime() + settings().UNDO_SECONDS + GRACE_MS)
    throw new Refusal('conflict', 'It is too late to take this back; you can decide anew.')
  const taken = await tx.sql.run(sql`UPDATE "Act" SET "undoneAt" = ${now} WHERE "id" = ${actId} AND "undoneAt" IS NULL`)
  if (taken === 0) throw new Refusal('conflict', 'This was taken back already.')
  return parseBefore(act.before)
}

/** What changes a comment for moderators or by them; votes and reports do not. */
const CHANGES = sql`(
  'comment.held', 'comment.edited', 'comment.withdrawn', 'comment.approved', 'comment.removed', 'comment.restored',
  'comment.undone', 'comment.appealed', 'comment.appeal_dismissed'
)`

/** The last that happened to each has to be the act itself. */
async function requireUnchanged(
  tx: Writing,
  actId: string,
  before: Before[],
  comments: Map<string, Decidable>,
): Promise<void> {
  const ids = before.map(({ commentId }) => commentId)
  const last = await tx.sql.all<{ commentId: string; data: string }>(sql`
    SELECT "commentId", "data" FROM "Event" WHERE "id" IN (
      SELECT MAX("id") FROM "Event" WHERE "commentId" IN (${join(ids)}) AND "kind" IN ${CHANGES} GROUP BY "commentId"
    )`)
  const untouched = new Set(
    last.filter(({ data }) => EventData.parse(JSON.parse(data)).act === actId).map(({ commentId }) => commentId),
  )
  const isAsLeft = ({ commentId, to, revision }: Before) => {
    const comment = comments.get(commentId)
    return comment?.status === to && comment.revision === revision && untouched.has(commentId)
  }
  if (before.every(isAsLeft)) return
  throw new Refusal('conflict', 'This cannot be taken back: something of it has changed since.')
}
