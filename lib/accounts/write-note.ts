import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { requireSubject } from './require-subject'
import { requireRight } from './rights'
import { acceptNote } from './rules-notes'
import type { NewNote } from './schema'
import type { Viewer } from './view'

/**
 * Writes a note on a reader for colleagues; the log tells that there is one, and not what it says.
 *
 * @throws {Refusal} not_found (no such reader, or the viewer may not), forbidden (oneself, or a colleague), invalid
 */
export async function writeNote(viewer: Viewer | null, name: string, given: NewNote, now = new Date()): Promise<void> {
  const moderator = requireRight(viewer, 'writeNotes')
  const text = acceptNote(given.text)
  await transaction(async (tx) => {
    const reader = await requireSubject(tx, moderator, name, {
      others: 'writes notes on',
      colleague: 'write a note on',
    })
    const row = { accountId: reader.id, kind: 'note', text, authorId: moderator.id, createdAt: now } as const
    await tx.note.create({ data: { ...row, id: newId(now.getTime()) }, select: { id: true } })
    await recordEvent(tx, { kind: 'account.noted', at: now, actorId: moderator.id, subjectName: reader.name })
  })
}
