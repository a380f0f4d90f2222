import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { findReader } from './queries'

/** What erasing an account would take away; `reports` are those it made. */
export type ErasurePlan = {
  id: string
  name: string
  isUnclaimed: boolean
  comments: number
  /** how many of them readers see now */
  shown: number
  /** how many passages of them others quote */
  quotedPassages: number
  recommendations: number
  reports: number
  /** notes and warnings of moderators on them */
  notes: number
  /** appeals that they made */
  appeals: number
}

/**
 * Counts what erasing an account would take away, and changes nothing.
 *
 * @throws {Refusal} not_found
 */
export async function planErasure(name: string): Promise<ErasurePlan> {
  const reader = await findReader(name)
  if (!reader) throw new Refusal('not_found', 'There is no reader of this name.')
  const { id, isUnclaimed } = reader
  const [comments, shown, quotedPassages, recommendations, reports, notes, appeals] = await Promise.all([
    db().comment.count({ where: { authorId: id } }),
    db().comment.count({ where: { authorId: id, status: 'shown' } }),
    db().quote.count({ where: { sourceComment: { authorId: id }, comment: { authorId: { not: id } } } }),
    db().recommendation.count({ where: { accountId: id } }),
    db().report.count({ where: { reporterId: id } }),
    db().note.count({ where: { accountId: id } }),
    db().appeal.count({ where: { comment: { authorId: id } } }),
  ])
  const written = { comments, shown, quotedPassages, recommendations, reports }
  return { id, name: reader.name, isUnclaimed, ...written, notes, appeals }
}
