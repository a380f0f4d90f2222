import type { Db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { nameKey } from '@/lib/text/names'
import { holdAccount } from './hold-account'
import { may } from './rights'
import type { Viewer } from './view'

/**
 * The account that an act of the desk is about, held for the rest of the transaction. Nobody acts on themselves, and on a
 * colleague only an admin does.
 *
 * @param act what is done to it, as in `Nobody suspends themselves`
 * @throws {Refusal} not_found (no such reader), forbidden (oneself, or a colleague)
 */
export async function requireSubject(
  tx: Db,
  actor: Viewer | 'house',
  name: string,
  act: { others: string; colleague: string },
) {
  const found = await tx.account.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } })
  const reader = found && (await holdAccount(tx, found.id))
  if (!reader) throw new Refusal('not_found', 'There is no reader of this name.')
  if (actor === 'house') return reader
  if (reader.id === actor.id) throw new Refusal('forbidden', `Nobody ${act.others} themselves.`)
  if (reader.role !== 'reader' && !may(actor, 'suspendColleague'))
    throw new Refusal('forbidden', `Only an admin may ${act.colleague} a colleague.`)
  return reader
}
