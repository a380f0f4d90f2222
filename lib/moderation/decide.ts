import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'
import { decideComments } from './decide-comments'
import { type Decision, type Known, readDecidable, whyNot } from './decide-rows'

/**
 * Carries out one moderator's decision on a comment: status, counters, the reports, verdicts and the appeal that it
 * answers, and the log, together.
 *
 * @returns the act's id, by which the same moderator can take it back for some seconds
 * @throws {Refusal} not_found (no such comment, or the viewer may not), forbidden (one's own comment; an appeal against
 *   one's own removal), conflict (decided or edited meanwhile)
 */
export async function decide(
  viewer: Viewer | null,
  slug: string,
  number: number,
  decision: Decision & Known,
  now: Date,
): Promise<string> {
  const moderator = requireRight(viewer, 'decide')
  return write(async (tx) => {
    const article = await lockArticle(tx, slug)
    const [found] = await tx.sql.all<{ id: string }>(sql`
      SELECT "id" FROM "Comment" WHERE "articleId" = ${article.id} AND "number" = ${number}`)
    const [comment] = found ? await readDecidable(tx, [found.id]) : []
    if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
    const refusal = whyNot(comment, moderator, decision, decision)
    if (refusal) throw refusal
    return decideComments(tx, [comment], { viewer: moderator, decision, now })
  })
}
