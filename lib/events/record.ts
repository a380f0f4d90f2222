import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import type { EventData, EventKind } from './schema'

export type NewEvent = {
  kind: EventKind
  at: Date
  /** null: the house itself, by a rule or at the command line */
  actorId: string | null
  articleId?: string
  commentId?: string
  subjectName?: string
  data?: EventData
}

/** Writes down what happened, in the transaction in which it happened. */
export async function recordEvent(tx: Writing, event: NewEvent): Promise<void> {
  const { kind, at, actorId, articleId = null, commentId = null, subjectName = null, data = {} } = event
  await tx.sql.run(sql`
    INSERT INTO "Event" ("kind", "at", "actorId", "articleId", "commentId", "subjectName", "data")
    VALUES (${kind}, ${at}, ${actorId}, ${articleId}, ${commentId}, ${subjectName}, ${JSON.stringify(data)})`)
}
