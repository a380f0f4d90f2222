import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { textFaults } from '@/lib/text/faults'
import { nameKey } from '@/lib/text/names'
import { countActiveAdmins } from './count-active-admins'
import { holdAccount } from './hold-account'
import { currentSuspension } from './rules'
import type { NewSuspension } from './schema'
import { isModerator, type Viewer } from './view'

/** Who acts: a viewer of the desk, or the house itself at the command line. */
export type Actor = Viewer | 'house'

/**
 * Suspends a reader; they are told why, and until when.
 *
 * @throws {Refusal} not_found (no such reader, or the viewer may not), forbidden (oneself, or a colleague), conflict (the last admin),
 *   invalid
 */
export async function suspendReader(actor: Actor, name: string, given: NewSuspension, now = new Date()): Promise<void> {
  const fault = textFaults(given.reason)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'reason' })
  if (given.until && given.until <= now) throw new Refusal('invalid', 'This day is past.', { field: 'until' })
  await transaction(async (tx) => {
    const admins = await countActiveAdmins(tx, now)
    const reader = await requireReader(tx, actor, name)
    if (reader.role === 'admin' && !currentSuspension(reader, now) && admins < 2)
      throw new Refusal('conflict', 'The last admin cannot be suspended.')
    const columns = { suspendedAt: now, suspendedUntil: given.until ?? null, suspensionReason: given.reason }
    await tx.account.update({ where: { id: reader.id }, data: columns, select: { id: true } })
    const data = { note: given.reason, until: given.until?.toISOString() ?? null }
    await recordEvent(tx, {
      kind: 'account.suspended',
      at: now,
      actorId: actorId(actor),
      subjectName: reader.name,
      data,
    })
  })
}

/**
 * Lifts a suspension.
 *
 * @throws {Refusal} not_found, forbidden
 */
export async function liftSuspension(actor: Actor, name: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const reader = await requireReader(tx, actor, name)
    const columns = { suspendedAt: null, suspendedUntil: null, suspensionReason: null }
    await tx.account.update({ where: { id: reader.id }, data: columns, select: { id: true } })
    await recordEvent(tx, {
      kind: 'account.suspension_lifted',
      at: now,
      actorId: actorId(actor),
      subjectName: reader.name,
    })
  })
}

async function requireReader(tx: Db, actor: Actor, name: string) {
  if (actor !== 'house' && !isModerator(actor)) throw new Refusal('not_found', 'There is no such page.')
  const found = await tx.account.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } })
  const reader = found && (await holdAccount(tx, found.id))
  if (!reader) throw new Refusal('not_found', 'There is no reader of this name.')
  if (actor === 'house') return reader
  if (reader.id === actor.id) throw new Refusal('forbidden', 'Nobody suspends themselves.')
  if (reader.role !== 'reader' && actor.role !== 'admin')
    throw new Refusal('forbidden', 'Only an admin may suspend a colleague.')
  return reader
}

function actorId(actor: Actor): string | null {
  return actor === 'house' ? null : actor.id
}
