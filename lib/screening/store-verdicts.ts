import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import type { Verdict } from './verdict'

/** The wording that was judged. */
type Judged = { articleId: string; commentId: string; revision: number; verdicts: Verdict[] }

/** Keeps what screening said of a wording, where it said anything, and tells the moderators what the house watches. */
export async function storeVerdicts(tx: Writing, judged: Judged, now: Date): Promise<void> {
  const { articleId, commentId, revision, verdicts } = judged
  if (verdicts.length === 0) return
  const rows = verdicts.map(
    ({ rule, kind, found }) => sql`(${commentId}, ${revision}, ${rule}, ${kind}, ${JSON.stringify(found)}, ${now})`,
  )
  await tx.sql.run(sql`
    INSERT INTO "Verdict" ("commentId", "revision", "rule", "kind", "found", "at") VALUES ${join(rows)}`)
  for (const { rule, kind } of verdicts) {
    if (kind === 'watch')
      await recordEvent(tx, { kind: 'comment.watched', at: now, actorId: null, articleId, commentId, data: { rule } })
  }
}
