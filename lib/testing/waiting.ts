import { recommendedScore } from '@/lib/comments/score'
import { db, transaction } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { newId } from '@/lib/kernel/ids'
import { noon } from './factories'

type Given = {
  status?: 'held' | 'shown'
  rule?: string
  /** its number; the ones after it follow */
  from?: number
  at?: Date
  /** the comment that every second one answers and every third one quotes */
  about?: string
}

/** Comments put into the store as they are, without the product: many of them in a moment. Their ids. */
export async function someComments(
  articleId: string,
  authorId: string,
  count: number,
  { status = 'held', rule = 'first_comment', from = 1, at = noon, about }: Given = {},
): Promise<string[]> {
  const isShown = status === 'shown'
  const rows = Array.from({ length: count }, (_, index) => ({ id: newId(), number: from + index }))
  await transaction(async (tx) => {
    await tx.comment.createMany({
      data: rows.map(({ id, number }, index) => ({
        ...{ id, articleId, number, authorId, status },
        statusRule: isShown ? null : rule,
        parentId: about && index % 2 === 0 ? about : null,
        ...{ postedAt: at, createdAt: at, shownAt: isShown ? at : null },
      })),
    })
    await tx.revision.createMany({
      data: rows.map(({ id, number }) => ({
        ...{ commentId: id, number: 1, syntax: 'plain' as const, source: `Words ${number}.`, text: `Words ${number}.` },
        ...{ createdAt: at, shownAt: isShown ? at : null, editorId: authorId },
      })),
    })
    if (about)
      await tx.quote.createMany({
        data: rows
          .filter((_, index) => index % 3 === 0)
          .map(({ id, number }) => ({
            ...{ commentId: id, commentRevision: 1, position: 0, cut: 0, sourceCommentId: about, sourceRevision: 1 },
            ...{ start: 0, end: 5, origin: 'verified' as const, backlink: isShown ? number : null },
          })),
      })
    await tx.article.update({
      where: { id: articleId },
      data: { lastNumber: from + count - 1, shownCount: { increment: isShown ? count : 0 } },
      select: { id: true },
    })
  })
  return rows.map(({ id }) => id)
}

/** An open report, put into the store as it is. */
export async function openReport(commentId: string, reporterId: string, createdAt = noon): Promise<void> {
  const row = { id: newId(), commentId, reporterId, rule: 'abuse', text: '', createdAt }
  await transaction((tx) => tx.report.create({ data: row, select: { id: true } }))
}

/** Every counter of the store that is not what counting again gives, in words. */
export async function findMiscounts(): Promise<string[]> {
  const articles = await db().sql.all<{ slug: string; kept: number; counted: number }>(sql`
    SELECT a."slug", a."shownCount" AS "kept",
      (SELECT COUNT(*) FROM "Comment" c WHERE c."articleId" = a."id" AND c."status" = 'shown') AS "counted"
    FROM "Article" a`)
  const answers = await db().sql.all<{ number: number; kept: number; counted: number }>(sql`
    SELECT c."number", c."answerCount" AS "kept", (
      SELECT COUNT(*) FROM "Comment" o WHERE o."status" = 'shown' AND o."id" <> c."id" AND (
        o."parentId" = c."id" OR EXISTS (
          SELECT 1 FROM "Quote" q
          WHERE q."commentId" = o."id" AND q."commentRevision" = o."revision" AND q."sourceCommentId" = c."id"
        )
      )
    ) AS "counted" FROM "Comment" c`)
  const backlinks = await db().sql.all<{ number: number; kept: number | null; status: string }>(sql`
    SELECT c."number", q."backlink" AS "kept", c."status" FROM "Quote" q JOIN "Comment" c ON c."id" = q."commentId"`)
  const scores = await db().sql.all<{ number: number; kept: number; positive: number; negative: number }>(sql`
    SELECT c."number", c."score" AS "kept", c."recommendationCount" AS "positive", (
      SELECT COUNT(*) FROM "Report" r WHERE r."commentId" = c."id" AND (r."outcome" IS NULL OR r."outcome" <> 'dismissed')
    ) AS "negative" FROM "Comment" c`)
  return [
    ...articles.filter((a) => a.kept !== a.counted).map((a) => `${a.slug} shows ${a.counted}, counts ${a.kept}`),
    ...answers
      .filter((a) => a.kept !== a.counted)
      .map((a) => `#${a.number} has ${a.counted} answers, counts ${a.kept}`),
    ...backlinks
      .filter(({ kept, number, status }) => kept !== (status === 'shown' ? number : null))
      .map(({ kept, number }) => `#${number} has the backlink ${kept}`),
    ...scores
      .filter(({ kept, positive, negative }) => Math.abs(kept - recommendedScore(positive, negative)) > 1e-9)
      .map(({ number, kept }) => `#${number} has the score ${kept}`),
  ]
}

/** All that deciding may change and undoing has to put back, as text; events and acts, which only grow, apart. */
export async function dumpDecided(): Promise<string> {
  const store = db()
  const tables = await Promise.all([
    store.comment.findMany({ orderBy: { id: 'asc' }, take: 10_000 }),
    store.revision.findMany({ orderBy: [{ commentId: 'asc' }, { number: 'asc' }], take: 10_000 }),
    store.report.findMany({ orderBy: { id: 'asc' }, take: 10_000 }),
    store.verdict.findMany({ orderBy: [{ commentId: 'asc' }, { rule: 'asc' }], take: 10_000 }),
    store.appeal.findMany({ orderBy: { commentId: 'asc' }, take: 10_000 }),
    store.quote.findMany({ orderBy: { commentId: 'asc' }, take: 10_000 }),
    store.article.findMany({ orderBy: { id: 'asc' }, take: 100 }),
  ])
  return JSON.stringify(tables, null, 1)
}
