import { Refusal } from '@/lib/kernel/refusal'
import { textFaults } from '@/lib/text/faults'
import type { Decision } from './decide-rows'

/** A held comment is shown, or a reported one stands; open reports are dismissed. */
export const APPROVAL: Decision = {
  kind: 'comment.approved',
  to: 'shown',
  from: ['held', 'shown'],
  tooLate: 'This comment was decided or withdrawn meanwhile.',
  reports: 'dismissed',
}

/** A removed comment comes back. */
export const RESTORAL: Decision = {
  kind: 'comment.restored',
  to: 'shown',
  from: ['removed'],
  tooLate: 'This comment is not removed.',
  reports: null,
}

/**
 * A comment is removed for a reason that its author is told, with a moderator's words; open reports are upheld.
 *
 * @throws {Refusal} invalid
 */
export function removalFor({ reason, note }: { reason: string; note: string }): Decision {
  const fault = textFaults(note)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'note' })
  return {
    kind: 'comment.removed',
    to: 'removed',
    from: ['held', 'shown'],
    tooLate: 'This comment was removed or withdrawn already.',
    reports: 'upheld',
    rule: reason,
    note,
  }
}
