import { type Db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { nameKey } from '@/lib/text/names'
import { aboutAccount } from './about-account'
import { requireFitName, requireFreeName } from './free-name'
import { holdAccount } from './hold-account'
import { findReader, unclaimedKey } from './queries'
import { requireRight } from './rights'
import type { Actor } from './suspend'

/**
 * Gives an account or an unclaimed name another name, everywhere at once; the log reads on under the new one.
 *
 * @throws {Refusal} not_found (no such reader, or the viewer may not), invalid, conflict (the new name is taken)
 */
export async function renameAccount(actor: Actor, name: string, newName: string, now = new Date()): Promise<void> {
  if (actor !== 'house') requireRight(actor, 'renameReader')
  requireFitName(newName)
  const found = await findReader(name)
  if (!found) throw new Refusal('not_found', 'There is no reader of this name.')
  try {
    await transaction((tx) => storeName(tx, actor, { id: found.id, newName }, now))
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('conflict', 'This name is taken.', { field: 'name' })
    throw error
  }
}

async function storeName(
  tx: Db,
  actor: Actor,
  { id, newName }: { id: string; newName: string },
  now: Date,
): Promise<void> {
  const account = await holdAccount(tx, id)
  if (!account) throw new Refusal('not_found', 'There is no reader of this name.')
  if (account.name === newName) return
  await requireFreeName(tx, newName, now, account.id)

  const skeleton = nameKey(newName)
  const key = account.isUnclaimed ? unclaimedKey(newName) : skeleton
  await tx.account.update({
    where: { id: account.id },
    data: { name: newName, nameKey: key, skeleton },
    select: { id: true },
  })
  await tx.event.updateMany({ where: aboutAccount(account), data: { subjectName: newName } })
  const marked = account.isUnclaimed ? { isUnclaimed: true as const } : {}
  await recordEvent(tx, {
    kind: 'account.renamed',
    at: now,
    actorId: actor === 'house' ? null : actor.id,
    subjectName: newName,
    data: { before: account.name, after: newName, ...marked },
  })
}
