import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { nameKey } from '@/lib/text/names'
import { countActiveAdmins } from './count-active-admins'
import { holdAccount } from './hold-account'
import { requireRight } from './rights'
import { currentSuspension } from './rules'
import type { Actor } from './suspend'
import type { Role } from './view'

/**
 * Gives an account another role. One admin who can act always stays.
 *
 * @throws {Refusal} not_found, forbidden (only admins may), conflict (the last admin)
 */
export async function changeRole(actor: Actor, name: string, role: Role, now = new Date()): Promise<void> {
  if (actor !== 'house') requireRight(actor, 'changeRole')
  await transaction(async (tx) => {
    const admins = await countActiveAdmins(tx, now)
    const found = await tx.account.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } })
    const account = found && (await holdAccount(tx, found.id))
    if (!account) throw new Refusal('not_found', 'There is no account of this name.')
    const isActiveAdmin = account.role === 'admin' && !currentSuspension(account, now)
    if (isActiveAdmin && role !== 'admin' && admins < 2) throw new Refusal('conflict', 'The last admin stays an admin.')

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
