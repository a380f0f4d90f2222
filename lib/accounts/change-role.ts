import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { nameKey } from '@/lib/text/names'
import type { Actor } from './suspend'
import type { Role } from './view'

/**
 * Gives an account another role. One admin always stays.
 *
 * @throws {Refusal} not_found, forbidden (only admins may), conflict (the last admin)
 */
export async function changeRole(actor: Actor, name: string, role: Role, now = new Date()): Promise<void> {
  if (actor !== 'house' && actor.role !== 'admin') throw new Refusal('not_found', 'There is no such page.')
  await transaction(async (tx) => {
    // Writing to every admin first makes two admins who demote each other wait for one another.
    const { count: admins } = await tx.account.updateMany({ where: { role: 'admin' }, data: { role: 'admin' } })
    const account = await tx.account.findUnique({
      where: { nameKey: nameKey(name) },
      select: { id: true, name: true, role: true },
    })
    if (!account) throw new Refusal('not_found', 'There is no account of this name.')
    if (account.role === 'admin' && role !== 'admin' && admins < 2)
      throw new Refusal('conflict', 'The last admin stays an admin.')

    await tx.account.update({ where: { id: account.id }, data: { role }, select: { id: true } })
    const data = { before: account.role, after: role }
    await recordEvent(tx, {
      kind: 'account.role_changed',
      at: now,
      actorId: actor === 'house' ? null : actor.id,
      subjectName: account.name,
      data,
    })
  })
}
