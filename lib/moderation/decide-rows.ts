import type { Viewer } from '@/lib/accounts/view'
import type { CommentStatus } from '@/lib/comments/view'
import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import type { EventKind } from '@/lib/events/schema'
import { Refusal } from '@/lib/kernel/refusal'

/** What a moderator decides about one comment or many. */
export type Decision = {
  kind: Extract<EventKind, 'comment.approved' | 'comment.removed' | 'comment.restored' | 'comment.appeal_dismissed'>
  to: 'shown' | 'removed'
  from: CommentStatus[]
  /** said when the comment is in none of these states any more */
  tooLate: string
  /** what becomes of its open reports; null: it is not about them */
  reports: 'upheld' | 'dismissed' | null
  rule?: string
  note?: string
  /** it answers an open appeal; who may, the caller knows */
  appeal?: 'upheld' | 'dismissed'
  /** the words to the author about their appeal */
  appealNote?: string
  /** why, for the log alone */
  why?: string
}

/** What the moderator knew when deciding; undefined: whatever is current. */
export type Known = { revision?: number | undefined; lastDecision?: number | undefined }

/** A comment as a decision finds it. */
export type Decidable = {
  id: string
  articleId: string
  slug: string
  number: number
  authorId: string
  status: CommentStatus
  statusRule: string | null
  statusNote: string | null
  shownAt: Date | null
  revision: number
  createdAt: Date
  /** 1: readers have never seen its current wording */
  isUnseen: number
  openReports: number
  openVerdicts: number
  /** of an open appeal */
  appealedAt: Date | null
  againstId: string | null
  lastDecision: number
}

/** The acts by which moderators decide about a comment. */
export const DECISIONS = sql`(
  'comment.approved', 'comment.removed', 'comment.restored', 'comment.undone', 'comment.appeal_dismissed'
)`

/** Comments as they are now, by id; what is not there is left out. */
export async function readDecidable(tx: Writing, ids: string[]): Promise<Decidable[]> {
  if (ids.length === 0) return []
  return tx.sql.all<Decidable>(sql`
    SELECT c."id", c."articleId", a."slug", c."number", c."authorId", c."status", c."statusRule", c."statusNote",
      c."shownAt", c."revision", c."createdAt", p."createdAt" AS "appealedAt", p."againstId",
      CASE WHEN w."shownAt" IS NULL THEN 1 ELSE 0 END AS "isUnseen",
      (SELECT COUNT(*) FROM "Report" r WHERE r."commentId" = c."id" AND r."decidedAt" IS NULL) AS "openReports",
      (
        SELECT COUNT(*) FROM "Verdict" v
        WHERE v."commentId" = c."id" AND v."revision" = c."revision" AND v."decidedAt" IS NULL
      ) AS "openVerdicts",
      COALESCE((
        SELECT MAX(e."id") FROM "Event" e WHERE e."commentId" = c."id" AND e."kind" IN ${DECISIONS}
      ), 0) AS "lastDecision"
    FROM "Comment" c
    CROSS JOIN "Article" a
    LEFT JOIN "Appeal" p ON p."commentId" = c."id" AND p."decidedAt" IS NULL
    LEFT JOIN "Revision" w ON w."commentId" = c."id" AND w."number" = c."revision"
    WHERE c."id" IN (${join(ids)}) AND a."id" = c."articleId"
    ORDER BY c."articleId", c."number"`)
}

/** Why this viewer cannot decide so about a comment as it is now; null: they can. */
export function whyNot(comment: Decidable, viewer: Viewer, decision: Decision, known: Known): Refusal | null {
  if (comment.authorId === viewer.id) return new Refusal('forbidden', 'Nobody decides about their own comment.')
  if (known.revision !== undefined && known.revision !== comment.revision)
    return new Refusal('conflict', 'Its author has edited this comment meanwhile: please read it again.')
  if (known.lastDecision !== undefined && known.lastDecision !== comment.lastDecision)
    return new Refusal('conflict', 'A colleague has decided about this comment meanwhile.')
  if (!decision.from.includes(comment.status)) return new Refusal('conflict', decision.tooLate)
  if (decision.appeal)
    return comment.appealedAt ? null : new Refusal('conflict', 'There is no open appeal about this comment.')
  if (decision.kind === 'comment.restored') return whyNotRestore(comment, viewer)
  const isDecided = decision.to === comment.status && comment.openReports === 0 && comment.openVerdicts === 0
  return isDecided ? new Refusal('conflict', decision.tooLate) : null
}

/** Restoring upholds an open appeal, which is not for whoever removed the comment to do in passing. */
function whyNotRestore(comment: Decidable, viewer: Viewer): Refusal | null {
  if (!isAgainst(comment, viewer)) return null
  return new Refusal('forbidden', 'You removed this comment and its author has appealed: it is decided as an appeal.')
}

/** Whether an open appeal is against a removal of this viewer's own. */
export function isAgainst({ appealedAt, againstId }: Decidable, viewer: Viewer): boolean {
  return appealedAt !== null && againstId === viewer.id
}
