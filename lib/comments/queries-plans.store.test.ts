import { beforeEach, expect, test, vi } from 'vitest'
import { findReader, findViewer } from '@/lib/accounts/queries'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { findArticle } from '@/lib/articles/queries'
import { db, write } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import { withWordLists } from '@/lib/screening/read-word-lists'
import { screen } from '@/lib/screening/screen'
import { anArticle, aReader, noon } from '@/lib/testing/factories'
import { keepBacklinks } from './keep-backlinks'
import { listComments } from './list-comments'
import { findPosted, listReaderComments, listRevisions, readCard, readThreadPage, readWritten } from './queries'
import { readParagraph } from './queries-quoters'

const isSqlite = process.env.TEST_ENGINE === 'sqlite'
const MANY = 20_000
/** Going through a table, or through all comments of one status; what a query made itself may be gone through. */
const WORK =
  /^SCAN (?!pair|one|counted|comment$|\(subquery)|Comment_status_createdAt|Seq Scan on "(?:Comment|Revision|Quote)"/

let slug: string
let author: Viewer
beforeEach(async () => {
  author = await aReader()
  const article = await anArticle()
  slug = article.slug
  await fill(article.id, [author, await aReader()])
})

/** PostgreSQL wants to be told the type of what it is given for a column of an enum. */
const typed = (value: Statement, type: Statement) => (isSqlite ? value : sql`CAST(${value} AS ${type})`)
const SHOWN = typed(sql`'shown'`, sql`"CommentStatus"`)
const MARKED = typed(sql`'marked'`, sql`"Syntax"`)
const VERIFIED = typed(sql`'verified'`, sql`"QuoteOrigin"`)

/** A thread in which every comment quotes the one before it, or a paragraph, and answers the one five before. */
async function fill(articleId: string, [one, other]: [Viewer, Viewer]): Promise<void> {
  const at = isSqlite ? sql`${noon}` : sql`CAST(${noon} AS TIMESTAMP)`
  await write(async (tx) => {
    await tx.sql.run(sql`
      INSERT INTO "Comment" ("id", "articleId", "number", "authorId", "parentId", "status", "postedAt", "createdAt", "shownAt")
      WITH RECURSIVE one("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM one WHERE "i" < ${MANY})
      SELECT 'comment ' || "i", ${articleId}, "i", CASE WHEN "i" % 40 = 0 THEN ${one.id} ELSE ${other.id} END,
        CASE WHEN "i" > 5 THEN 'comment ' || ("i" - 5) END, ${SHOWN}, ${at}, ${at}, ${at}
      FROM one`)
    await tx.sql.run(sql`
      INSERT INTO "Revision" ("commentId", "number", "syntax", "source", "text", "createdAt", "shownAt", "editorId")
      SELECT "id", 1, ${MARKED}, 'The bell @ ferry', 'The bell @ ferry', "createdAt", "shownAt", "authorId"
      FROM "Comment"`)
    await tx.sql.run(sql`
      INSERT INTO "Quote" ("commentId", "commentRevision", "position", "cut", "sourceCommentId", "sourceRevision",
        "sourceParagraphId", "start", "end", "origin")
      SELECT "id", 1, 0, 0, CASE WHEN "number" % 200 <> 3 THEN 'comment ' || ("number" - 1) END,
        CASE WHEN "number" % 200 <> 3 THEN 1 END,
        CASE WHEN "number" % 200 = 3 THEN
          (SELECT "id" FROM "Paragraph" WHERE "articleId" = ${articleId} AND "Paragraph"."number" = 1) END,
        0, 3, ${VERIFIED}
      FROM "Comment" WHERE "number" > 1`)
    await keepBacklinks(tx, { thread: articleId })
    await tx.sql.run(sql`UPDATE "Article" SET "lastNumber" = ${MANY}, "shownCount" = ${MANY} WHERE "id" = ${articleId}`)
  })
  // PostgreSQL plans by what it knows of the tables; SQLite, which nobody asks to look, must do without.
  if (!isSqlite) await write((tx) => tx.sql.run(sql`ANALYZE`))
}

/** Every statement that is run while something is read. */
async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const ask = vi.spyOn(db().sql, 'all')
  await work()
  const asked = ask.mock.calls.map(([statement]) => statement)
  ask.mockRestore()
  return asked
}

/** How the engine means to run a statement, a line a step. */
async function planOf(statement: Statement): Promise<string[]> {
  const rows = await db().sql.all<Record<string, unknown>>(
    isSqlite ? sql`EXPLAIN QUERY PLAN ${statement}` : sql`EXPLAIN ${statement}`,
  )
  return rows.map((row) => String(row.detail ?? row['QUERY PLAN']))
}

test('in a thread of 20,000 comments no read of a page goes through a table, or through all that is shown', {
  timeout: 120_000,
}, async () => {
  const asked = await statementsOf(async () => {
    for (const viewer of [null, author]) {
      await readThreadPage(slug, 200, viewer, noon)
      await readCard(slug, 10_000, viewer, noon)
      await listComments(slug, { cursor: '9000', limit: 50 }, viewer, noon)
      await listReaderComments(author.id, viewer, 20, noon)
      await readParagraph(slug, 1, 0, viewer, noon)
      await findPosted(slug, viewer)
    }
    await readWritten(slug, 40, author)
    await listRevisions(slug, 40, author)
    await findArticle(slug, noon)
    await findReader(author.name)
    await findViewer('nobody’s')
  })

  const plans = await Promise.all(asked.map(planOf))

  expect(plans.filter((plan) => plan.some((step) => WORK.test(step))).map((plan) => plan.join('\n'))).toEqual([])
  expect(asked.length).toBeGreaterThan(40)
  const control = await planOf(sql`SELECT "id" FROM "Comment" WHERE "statusNote" = 'x'`)
  expect(control.some((step) => WORK.test(step))).toBe(true)
})

test('nor does what screening asks of an author before it judges their comment', { timeout: 60_000 }, async () => {
  const asked: Statement[] = []
  const submission = {
    ...{ ownWords: 'A bell.', wordsHash: 'a hash', writtenWords: 'A bell.', isOnlyQuotes: false, hasLink: false },
    size: { characters: 7, bytes: 7 },
  }
  await withWordLists((lists) =>
    write(async (tx) => {
      const all: typeof tx.sql.all = (statement) => {
        asked.push(statement)
        return tx.sql.all(statement)
      }
      const { id } = await lockArticle(tx, slug)
      const circumstances = {
        takesComments: () => true,
        paceWaitMs: 0,
        brake: null,
        filled: null,
        articleId: id,
        lists,
      }
      await screen({ sql: { ...tx.sql, all } }, author, submission, circumstances, noon)
    }),
  )

  const plans = await Promise.all(asked.map(planOf))

  expect(plans).toHaveLength(1)
  expect(
    plans.flat().filter((step) => /^SCAN Comment|Comment_status_createdAt|Seq Scan on "Comment"/.test(step)),
  ).toEqual([])
  if (isSqlite) expect(plans.flat().join('\n')).toContain('Comment_authorId_createdAt_removed_idx')
})
