import { beforeEach, expect, test, vi } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db, write } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import { aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { countBeneath, findPlace, readThread } from './listing'
import { isSeenBy, listFlat } from './listing-flat'
import { walkThread } from './listing-walk'
import { ORDERS, VIEWS } from './view-choice'

const isSqlite = process.env.TEST_ENGINE === 'sqlite'
const MANY = 20_000
const PAGE = 51
const TRIES = 5
const AT_MOST_MS = 15
/** The beginning, #10 and among its answers, behind them, the middle and the end. */
const PLACES = [null, 10, 2_500, 5_011, 12_000, MANY] as const

let slug: string
let articleId: string
let author: Viewer
beforeEach(async () => {
  author = await aReader()
  const article = await anArticle()
  slug = article.slug
  articleId = article.id
})

/** A thread in which #11 to #5010 answer #10, later ones every fourth; every tenth is hidden. */
async function aThread(count: number): Promise<void> {
  const starter = sql`CASE WHEN "i" BETWEEN 11 AND 5010 THEN 10 WHEN "i" > 5010 THEN "i" - "i" % 4 ELSE "i" END`
  const padded = (number: Statement) => sql`SUBSTR(CAST(1000000 + ${number} AS TEXT), 2)`
  await write(async (tx) => {
    await tx.sql.run(sql`
      INSERT INTO "Comment" ("id", "articleId", "number", "authorId", "parentId", "status", "postedAt", "createdAt",
        "shownAt", "threadPath", "score", "answerCount")
      WITH RECURSIVE one("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM one WHERE "i" < ${count})
      SELECT 'comment ' || "i", ${articleId}, "i", ${author.id},
        CASE WHEN "starter" <> "i" THEN 'comment ' || "starter" END,
        CASE WHEN "i" % 10 = 3 THEN CAST('removed' AS ${statusType()}) ELSE CAST('shown' AS ${statusType()}) END,
        CAST(${noon} AS ${instantType()}), CAST(${noon} AS ${instantType()}), CAST(${noon} AS ${instantType()}),
        CASE WHEN "starter" <> "i" THEN ${padded(sql`"starter"`)} ELSE '' END || ${padded(sql`"i"`)},
        ("i" * 7919 % 1000) / 1000.0, CASE WHEN "i" = 10 THEN 4500 ELSE "i" * 31 % 7 END
      FROM (SELECT "i", ${starter} AS "starter" FROM one) AS "all"`)
    await tx.sql.run(sql`
      INSERT INTO "Revision" ("commentId", "number", "syntax", "source", "text", "createdAt", "shownAt", "editorId")
      SELECT "id", 1, 'marked', 'The bell of ferry ' || "number", 'The bell of ferry ' || "number", "createdAt", "shownAt", "authorId"
      FROM "Comment"`)
    await tx.sql.run(
      sql`UPDATE "Article" SET "lastNumber" = ${count}, "shownCount" = ${count} WHERE "id" = ${articleId}`,
    )
  })
}

const statusType = () => (isSqlite ? sql`TEXT` : sql`"CommentStatus"`)
const instantType = () => (isSqlite ? sql`TEXT` : sql`TIMESTAMP`)

/** How the engine means to run a statement, a line a step. */
async function planOf(statement: Statement): Promise<string[]> {
  const rows = await db().sql.all<Record<string, unknown>>(
    isSqlite ? sql`EXPLAIN QUERY PLAN ${statement}` : sql`EXPLAIN ${statement}`,
  )
  return rows.map((row) => String(row.detail ?? row['QUERY PLAN']))
}

const WORK = /^SCAN (?!walk|beneath|CONSTANT ROW)|TEMP B-TREE|MULTI-INDEX|Seq Scan|Sort|Bitmap/

async function statements(viewer: Viewer | null): Promise<[string, Statement][]> {
  const found: [string, Statement][] = []
  for (const number of PLACES) {
    const place = number === null ? null : await findPlace(articleId, number)
    for (const order of ORDERS) {
      for (const view of ['threaded', 'collapsed'] as const)
        found.push([`${order} ${view} from ${number}`, walkThread(articleId, { order, view }, place, viewer, PAGE)])
      for (const way of ['through', 'after', 'before'] as const) {
        const from = place && { way, place }
        found.push([`${order} ${way} ${number}`, listFlat(articleId, order, from, viewer, PAGE, isSeenBy(viewer))])
      }
    }
  }
  return [...found, ['how many answers', countBeneath(articleId, [10, 5_012, 5_016])]]
}

async function findWork(viewer: Viewer | null): Promise<string[]> {
  const laborious: string[] = []
  for (const [name, statement] of await statements(viewer)) {
    const plan = await planOf(statement)
    const steps = plan.filter((step) => WORK.test(step))
    const isByIndex = plan.some((step) => step.includes('Comment_articleId_'))
    if (steps.length > 0 || !isByIndex) laborious.push(`${name}:\n${plan.join('\n')}`)
  }
  return laborious
}

/** An index that is walked from the wrong place looks the same in a plan; the shortest of some times tells. */
async function findSlow(): Promise<string[]> {
  const slow: string[] = []
  for (const [name, statement] of await statements(author)) {
    const times: number[] = []
    for (let tries = 0; tries < TRIES; tries++) {
      const began = performance.now()
      await db().sql.all(statement)
      times.push(performance.now() - began)
    }
    if (Math.min(...times) > AT_MOST_MS) slow.push(`${name}: ${times.map(Math.round).join(', ')} ms`)
  }
  return slow
}

test('in a thread of 20,000 comments every page of every list is a walk along an index, with nothing sorted', {
  timeout: 120_000,
}, async () => {
  await aThread(MANY)

  // PostgreSQL plans by what it knows of the table; SQLite, which nobody asks to look, must do without.
  if (!isSqlite) await write((tx) => tx.sql.run(sql`ANALYZE`))
  const work = [await findWork(null), await findWork(author), await findWork(await aModerator())].flat()

  expect(work.join('\n\n')).toBe('')
  expect(await findSlow()).toEqual([])
  const control = await planOf(sql`SELECT "number" FROM "Comment" WHERE "postedAt" IS NOT NULL ORDER BY "statusNote"`)
  expect(control.some((step) => WORK.test(step))).toBe(true)
})

test('TREE-1 a page in any order and view takes as many queries in a thread of 20,000 comments as in one of 60', {
  timeout: 120_000,
}, async () => {
  const everything = ORDERS.flatMap((order) =>
    VIEWS.flatMap((view) => [
      { order, view },
      { order, view, from: 12 },
    ]),
  )
  const countAll = async () => {
    const counts: number[] = []
    for (const asked of everything) {
      const ask = vi.spyOn(db().sql, 'all')
      await readThread(slug, asked, author, noon)
      counts.push(ask.mock.calls.length)
      ask.mockRestore()
    }
    return counts
  }
  await aThread(60)
  await readThread(slug, { order: 'newest', view: 'flat' }, author, noon)
  const few = await countAll()
  await write((tx) => tx.sql.run(sql`DELETE FROM "Comment" WHERE "articleId" = ${articleId}`))
  await aThread(MANY)

  const many = await countAll()

  expect(many).toEqual(few)
  expect(Math.min(...few)).toBeGreaterThan(4)
})
