import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import type { EventData } from '@/lib/events/schema'
import { whyOf } from '@/lib/events/why'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { textFaults } from '@/lib/text/faults'
import { countActiveAdmins } from './count-active-admins'
import { requireSubject } from './require-subject'
import { requireRight } from './rights'
import { currentSuspension, type SuspensionColumns } from './rules'
import type { NewSuspension } from './schema'
import type { Suspension, Viewer } from './view'

/** Who acts: a viewer of the desk, or the house itself at the command line. */
export type Actor = Viewer | 'house'

const SUSPENDING = { others: 'suspends', colleague: 'suspend' } as const
const DAYS_OF_TERM = { day: 1, week: 7, month: 30 } as const

/**
 * Suspends a reader; they are told why, and until when.
 *
 * @throws {Refusal} not_found (no such reader, or the viewer may not), forbidden (oneself, or a colleague), conflict (the last admin),
 *   invalid
 */
export async function suspendReader(
  actor: Actor,
  name: string,
  given: NewSuspension,
  now = new Date(),
): Promise<Suspension> {
  if (actor !== 'house') requireRight(actor, 'suspend')
  const fault = textFaults(given.reason)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'reason' })
  const until = endOf(given, now)
  await transaction(async (tx) => {
    const admins = await countActiveAdmins(tx, now)
    const reader = await requireSubject(tx, actor, name, SUSPENDING)
    if (reader.role === 'admin' && !currentSuspension(reader, now) && admins < 2)
      throw new Refusal('conflict', 'The last admin cannot be suspended.')
    const columns = { suspendedAt: now, suspendedUntil: until, suspensionReason: given.reason }
    await tx.account.update({ where: { id: reader.id }, data: columns, select: { id: true } })
    const data = { ...standingOf(reader, now), note: given.reason, until: until?.toISOString() ?? null }
    await recordEvent(tx, {
      kind: 'account.suspended',
      at: now,
      actorId: actorId(actor),
      subjectName: reader.name,
      data,
    })
  })
  return { reason: given.reason, until: until?.toISOString() ?? null }
}

/**
 * Lifts a suspension, a ban as well; where there is none nothing happens.
 *
 * @throws {Refusal} not_found, forbidden
 */
export async function liftSuspension(actor: Actor, name: string, now = new Date(), why = ''): Promise<void> {
  if (actor !== 'house') requireRight(actor, 'suspend')
  await transaction(async (tx) => {
    const reader = await requireSubject(tx, actor, name, SUSPENDING)
    if (reader.suspendedAt === null) return
    const before = standingOf(reader, now)
    const columns = { suspendedAt: null, suspendedUntil: null, suspensionReason: null }
    await tx.account.update({ where: { id: reader.id }, data: columns, select: { id: true } })
    await recordEvent(tx, {
      kind: 'account.suspension_lifted',
      at: now,
      actorId: actorId(actor),
      subjectName: reader.name,
      data: { ...before, ...whyOf(why) },
    })
  })
}

/** How a reader stood before an act on their suspension, as the log keeps it. */
function standingOf(reader: SuspensionColumns, now: Date): Pick<EventData, 'before'> {
  const suspension = currentSuspension(reader, now)
  return suspension ? { before: suspension.until ?? 'without end' } : {}
}

/** @returns null: without end, which is a ban */
function endOf({ term, until }: NewSuspension, now: Date): Date | null {
  if (term === 'ban') return null
  if (term === 'day' || term === 'week' || term === 'month')
    return new Date(now.getTime() + DAYS_OF_TERM[term] * settings().DAY_MS)
  if (term === 'until' && !until) throw new Refusal('invalid', 'Choose the day it ends.', { field: 'until' })
  if (until && until <= now) throw new Refusal('invalid', 'This day is past.', { field: 'until' })
  return until ?? null
}

function actorId(actor: Actor): string | null {
  return actor === 'house' ? null : actor.id
}
