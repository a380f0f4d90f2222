import type { Db } from '@/lib/db/client'
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
export async function recordEvent(tx: Db, event: NewEvent): Promise<void> {
  const { kind, at, actorId, articleId = null, commentId = null, subjectName = null, data = {} } = event
  const row = { kind, at, actorId, articleId, commentId, subjectName, data: JSON.stringify(data) }
  await tx.event.create({ data: row, select: { id: true } })
}
