import type { Role } from '@/lib/accounts/view'
import type { CommentStatus } from '@/lib/comments/view'
import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { isTrustedReporter } from './rules'
import type { ReporterRecord } from './urgency'

/** Beyond this, more readers of a thread make nothing more urgent. */
const MAX_READERS = 1_000
const MAX_REPORTS = 5_000

/** What urgency asks about a comment. */
export type Facts = {
  id: string
  slug: string
  number: number
  authorId: string
  status: CommentStatus
  statusRule: string | null
  createdAt: Date
  /** of the open verdicts of its current wording, by kind */
  watchedAt: Date | null
  heldAt: Date | null
  /** of its open appeal */
  appealedAt: Date | null
  againstId: string | null
  claimantId: string | null
  claimedUntil: Date | null
  recommendations: number
  replies: number
  quotes: number
  threadReaders: number
}

type Columns = Omit<Facts, 'watchedAt' | 'heldAt'>

/** What urgency asks about some comments; in three statements whatever their number. */
export async function readFacts(store: Writing, ids: string[]): Promise<Facts[]> {
  const [rows, verdicts] = await Promise.all([readColumns(store, ids), readOpenVerdicts(store, ids)])
  const earliest = new Map(verdicts.map(({ commentId, kind, at }) => [`${kind} ${commentId}`, at]))
  return rows.map((row) => ({
    ...row,
    watchedAt: earliest.get(`watch ${row.id}`) ?? null,
    heldAt: earliest.get(`hold ${row.id}`) ?? null,
  }))
}

function readColumns(store: Writing, ids: string[]): Promise<Columns[]> {
  return store.sql.all<Columns>(sql`
    SELECT c."id", a."slug", c."number", c."authorId", c."status", c."statusRule", c."createdAt",
      p."createdAt" AS "appealedAt", p."againstId", k."moderatorId" AS "claimantId", k."until" AS "claimedUntil",
      c."recommendationCount" + c."importedRecommendations" AS "recommendations",
      (SELECT COUNT(*) FROM "Comment" r WHERE r."parentId" = c."id" AND NOT (r."status" <> 'shown')) AS "replies",
      (
        SELECT COUNT(*) FROM "Quote" q WHERE q."sourceCommentId" = c."id" AND q."backlink" IS NOT NULL
      ) AS "quotes",
      (
        SELECT COUNT(*) FROM (SELECT 1 AS "one" FROM "Visit" v WHERE v."articleId" = a."id" LIMIT ${MAX_READERS}) f
      ) AS "threadReaders"
    FROM "Comment" c
    CROSS JOIN "Article" a
    LEFT JOIN "Appeal" p ON p."commentId" = c."id" AND p."decidedAt" IS NULL
    LEFT JOIN "Claim" k ON k."commentId" = c."id"
    WHERE c."id" IN (${join(ids)}) AND a."id" = c."articleId"`)
}

/** The open verdicts of current wordings, the earliest of each last. */
function readOpenVerdicts(store: Writing, ids: string[]): Promise<{ commentId: string; kind: string; at: Date }[]> {
  return store.sql.all(sql`
    SELECT v."commentId", v."kind", v."at" FROM "Comment" c CROSS JOIN "Verdict" v
    WHERE c."id" IN (${join(ids)}) AND v."commentId" = c."id" AND v."revision" = c."revision" AND v."decidedAt" IS NULL
    ORDER BY v."at" DESC`)
}

export type OpenReport = { commentId: string; reporterId: string; createdAt: Date }

/** The open reports of some comments, the earliest first. */
export function readOpenReports(store: Writing, ids: string[]): Promise<OpenReport[]> {
  return store.sql.all<OpenReport>(sql`
    SELECT "commentId", "reporterId", "createdAt" FROM "Report"
    WHERE "commentId" IN (${join(ids)}) AND "decidedAt" IS NULL
    ORDER BY "createdAt" LIMIT ${MAX_REPORTS}`)
}

type Reporter = { id: string; role: Role; shown: number; upheld: number; dismissed: number }

/** The records of some reporters by account id, in one statement. */
export async function readReporters(store: Writing, ids: string[]): Promise<Map<string, ReporterRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await store.sql.all<Reporter>(sql`
    SELECT a."id", a."role",
      CASE WHEN EXISTS (
        SELECT 1 FROM "Comment" c WHERE c."authorId" = a."id" AND NOT (c."status" <> 'shown')
      ) THEN 1 ELSE 0 END AS "shown",
      (SELECT COUNT(*) FROM "Report" r WHERE r."reporterId" = a."id" AND r."outcome" = 'upheld') AS "upheld",
      (SELECT COUNT(*) FROM "Report" r WHERE r."reporterId" = a."id" AND r."outcome" = 'dismissed') AS "dismissed"
    FROM "Account" a WHERE a."id" IN (${join(ids)})`)
  return new Map(
    rows.map(({ id, role, shown, upheld, dismissed }) => {
      const isTrusted = isTrustedReporter({ role, shown, reports: { upheld, dismissed } })
      return [id, { isModerator: role !== 'reader', isTrusted, upheld, dismissed }]
    }),
  )
}
