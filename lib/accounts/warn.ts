import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { requireSubject } from './require-subject'
import { requireRight } from './rights'
import { acceptNote } from './rules-notes'
import type { NewWarning } from './schema'
import type { Viewer } from './view'

/**
 * Warns a reader, in words that stand on their own page until they have read them.
 *
 * @throws {Refusal} not_found (no such reader, or the viewer may not), forbidden (oneself, or a colleague), invalid
 */
export async function warnReader(
  viewer: Viewer | null,
  name: string,
  given: NewWarning,
  now = new Date(),
): Promise<void> {
  const moderator = requireRight(viewer, 'warn')
  const text = acceptNote(given.text)
  await transaction(async (tx) => {
    const reader = await requireSubject(tx, moderator, name, { others: 'warns', colleague: 'warn' })
    const row = { accountId: reader.id, kind: 'warning', text, authorId: moderator.id, createdAt: now } as const
    await tx.note.create({ data: { ...row, id: newId(now.getTime()) }, select: { id: true } })
    await recordEvent(tx, {
      kind: 'account.warned',
      at: now,
      actorId: moderator.id,
      subjectName: reader.name,
      data: { note: text, ...(reader.role === 'reader' ? {} : { isColleague: true as const }) },
    })
  })
}
