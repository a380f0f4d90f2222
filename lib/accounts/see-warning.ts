import { transaction } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import type { SeenWarning } from './schema'
import type { Viewer } from './view'

/**
 * A reader has read a warning of theirs, and is no longer reminded of it. Twice is the same as once; the first time stays.
 *
 * @throws {Refusal} signed_out, not_found (no warning of theirs)
 */
export async function seeWarning(viewer: Viewer | null, { id }: SeenWarning, now = new Date()): Promise<void> {
  if (!viewer) throw new Refusal('signed_out', 'Please log in first.')
  const own = { id, accountId: viewer.id, kind: 'warning' } as const
  await transaction(async (tx) => {
    if (!(await tx.note.findFirst({ where: own, select: { id: true } })))
      throw new Refusal('not_found', 'You have no such warning.')
    await tx.note.updateMany({ where: { ...own, seenAt: null }, data: { seenAt: now } })
  })
}
