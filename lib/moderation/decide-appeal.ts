import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { type Writing, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'
import { textFaults } from '@/lib/text/faults'
import { decideComments } from './decide-comments'
import { type Decidable, type Decision, isAgainst, readDecidable, whyNot } from './decide-rows'
import { findColleagues } from './queries-appeals'
import type { AppealDecision } from './schema-appeals'

const ALONE = 'Decided by the moderator who had removed the comment: there is no other one.'

/**
 * Decides an author's appeal: upheld, and the comment is restored; or dismissed, and the author is told why. Whoever
 * removed the comment does so only where nobody else can, and then it is said.
 *
 * @returns the act's id, by which the same moderator can take it back for some seconds
 * @throws {Refusal} not_found (no such comment, or the viewer may not), forbidden (one's own comment, or one's own
 *   removal), conflict (no open appeal: decided meanwhile), invalid (dismissed without a word)
 */
export async function decideAppeal(
  viewer: Viewer | null,
  slug: string,
  number: number,
  given: AppealDecision,
  now = new Date(),
): Promise<string> {
  const moderator = requireRight(viewer, 'decide')
  const { outcome, note } = given
  const fault = textFaults(note)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'note' })
  if (outcome === 'dismissed' && note === '')
    throw new Refusal('invalid', 'Say why: the author is told.', { field: 'note' })
  return write(async (tx) => {
    const comment = await readComment(tx, slug, number)
    const isOwnRemoval = isAgainst(comment, moderator)
    const decision = toDecision(outcome, isOwnRemoval ? [note, ALONE].filter(Boolean).join(' ') : note)
    const refusal = whyNot(comment, moderator, decision, {})
    if (refusal) throw refusal
    if (isOwnRemoval && (await hasOther(tx, moderator, comment, now)))
      throw new Refusal('forbidden', 'You removed this comment: another moderator decides its appeal.')
    return decideComments(tx, [comment], { viewer: moderator, decision, now })
  })
}

async function readComment(tx: Writing, slug: string, number: number): Promise<Decidable> {
  const article = await lockArticle(tx, slug)
  const [found] = await tx.sql.all<{ id: string }>(sql`
    SELECT "id" FROM "Comment" WHERE "articleId" = ${article.id} AND "number" = ${number}`)
  const [comment] = found ? await readDecidable(tx, [found.id]) : []
  if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
  return comment
}

/** Whether somebody else could decide: a colleague who can act now and did not write the comment. */
async function hasOther(tx: Writing, moderator: Viewer, { authorId }: Decidable, now: Date): Promise<boolean> {
  const colleagues = await findColleagues(tx, moderator, now)
  return colleagues.some((id) => id !== authorId)
}

function toDecision(outcome: AppealDecision['outcome'], appealNote: string): Decision {
  const shared = {
    from: ['removed' as const],
    tooLate: 'This appeal was decided already.',
    reports: null,
    appeal: outcome,
    appealNote,
  }
  return outcome === 'upheld'
    ? { ...shared, kind: 'comment.restored', to: 'shown' }
    : { ...shared, kind: 'comment.appeal_dismissed', to: 'removed' }
}
