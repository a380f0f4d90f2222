import { countTryNow } from '@/lib/accounts/pace'
import { requireUnerased } from '@/lib/accounts/require-unerased'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { countAnswers } from '@/lib/comments/count-answers'
import { countShown } from '@/lib/comments/count-shown'
import { keepBacklinks } from '@/lib/comments/keep-backlinks'
import { keepScore } from '@/lib/comments/keep-score'
import { requireWriter } from '@/lib/comments/rules'
import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { textFaults } from '@/lib/text/faults'
import { readOpenReports, readReporters } from './list-facts'
import type { NewReport } from './schema'

const REPORTS_PER_HOUR = { limit: 20, windowMs: 3_600_000 } as const

/**
 * Tells the moderators that a comment breaks a rule. Enough reports by trusted readers hide it until one has looked.
 *
 * @throws {Refusal} signed_out, forbidden (suspended, one's own comment), not_found, conflict (reported before), invalid,
 *   rate_limited
 */
export async function reportComment(
  viewer: Viewer | null,
  slug: string,
  number: number,
  report: NewReport,
  now = new Date(),
): Promise<void> {
  const reporter = requireWriter(viewer)
  const fault = textFaults(report.text)[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'text' })
  await countTryNow(`report ${reporter.id}`, REPORTS_PER_HOUR, now)
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await tx.comment.findFirst({
      where: { articleId: article.id, number, status: 'shown' },
      select: { id: true, authorId: true, author: { select: { role: true } } },
    })
    if (!comment) throw new Refusal('not_found', `There is no comment #${number} here.`)
    if (comment.authorId === reporter.id)
      throw new Refusal('forbidden', 'Nobody reports their own comment; you can withdraw it.')
    const where = { commentId_reporterId: { commentId: comment.id, reporterId: reporter.id } }
    if (await tx.report.findUnique({ where, select: { id: true } }))
      throw new Refusal('conflict', 'You have reported this comment already.')

    const row = {
      id: newId(now.getTime()),
      commentId: comment.id,
      reporterId: reporter.id,
      rule: report.rule,
      text: report.text,
      createdAt: now,
    }
    await tx.report.create({ data: row, select: { id: true } })
    await requireUnerased(tx, reporter.id)
    await keepScore(tx, comment.id)
    const subject = { at: now, articleId: article.id, commentId: comment.id }
    await recordEvent(tx, { kind: 'comment.reported', actorId: reporter.id, ...subject, data: { rule: report.rule } })
    if (comment.author.role !== 'reader' || (await countTrusted(tx, comment.id)) < settings().REPORTS_TO_HIDE) return

    await tx.comment.update({
      where: { id: comment.id },
      data: { status: 'held', statusRule: 'reports' },
      select: { id: true },
    })
    await countShown(tx, article.id, -1)
    await countAnswers(tx, comment.id, -1)
    await keepBacklinks(tx, { comment: comment.id })
    await recordEvent(tx, { kind: 'comment.held', actorId: null, ...subject, data: { rule: 'reports' } })
  })
}

/** How many open reports of a comment come from readers who are trusted: moderators, and readers of good record. */
async function countTrusted(tx: Db, commentId: string): Promise<number> {
  const reports = await readOpenReports(tx, [commentId])
  const reporters = await readReporters(
    tx,
    reports.map(({ reporterId }) => reporterId),
  )
  return [...reporters.values()].filter(({ isTrusted }) => isTrusted).length
}
