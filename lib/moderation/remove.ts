import type { Viewer } from '@/lib/accounts/view'
import { Refusal } from '@/lib/kernel/refusal'
import { textFaults } from '@/lib/text/faults'
import { decide } from './decide'
import type { NewRemoval } from './schema'

/**
 * Removes a comment for a reason that its author is told; its open reports are upheld, and quotes of it are blank at once.
 *
 * @throws {Refusal} not_found, conflict (decided meanwhile), invalid
 */
export async function removeComment(
  viewer: Viewer,
  slug: string,
  number: number,
  removal: NewRemoval,
  now = new Date(),
): Promise<void> {
  const fault = textFaults(removal.note)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'note' })
  const { reason: rule, note, revision } = removal
  const tooLate = 'This comment was removed or withdrawn already.'
  await decide(
    viewer,
    slug,
    number,
    {
      kind: 'comment.removed',
      to: 'removed',
      from: ['held', 'shown'],
      tooLate,
      reports: 'upheld',
      rule,
      note,
      revision,
    },
    now,
  )
}
