import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { suspendReader } from '@/lib/accounts/suspend'
import type { Viewer } from '@/lib/accounts/view'
import { setClosing } from '@/lib/articles/set-closing'
import { postComment } from '@/lib/comments/post'
import { db, transaction } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { afterNoon, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { approveComment } from './approve'
import { exportLog } from './export-log'
import { LogFilter, LogQuery } from './log-filter'
import { logStatement } from './log-find'
import { listLog } from './queries-log'
import { removeComment } from './remove'

const DAY_MINUTES = 1_440

/** Two moderators, two readers, two articles, and on three days something done by each. */
async function aBusyLog() {
  const [mika, sora] = [
    await aReader({ name: 'Mika', role: 'moderator' }),
    await aReader({ name: 'Sora', role: 'moderator' }),
  ]
  const [low, high] = [await aReader({ name: 'Low Tide' }), await aReader({ name: 'High Tide' })]
  const [ferry, pier] = [await anArticle(), await anArticle()]
  const held = await postComment(low, ferry.slug, { body: 'My first words here.' }, null, noon)
  await approveComment(mika, ferry.slug, held.number, {}, afterNoon(1))
  const other = await aComment(high, pier.slug, 'You are all fools.', afterNoon(2))
  await removeComment(sora, pier.slug, other, { reason: 'abuse', note: '' }, afterNoon(DAY_MINUTES))
  await suspendReader(mika, 'High Tide', { reason: 'Insults' }, afterNoon(2 * DAY_MINUTES))
  await setClosing(sora, ferry.slug, 'closed', afterNoon(2 * DAY_MINUTES + 1))
  return { mika, sora, low, high, ferry, pier }
}

const did = async (viewer: Viewer, filter: Record<string, string>) =>
  (await listLog(viewer, { ...LogFilter.parse(filter), limit: 50 })).entries.map((entry) => entry.did)

test('the log is narrowed by act, moderator, reader, article and day, and by several of them', async () => {
  const { mika, ferry, pier } = await aBusyLog()

  expect(await did(mika, { kind: 'comment.removed' })).toEqual(['removed'])
  expect(await did(mika, { moderator: 'mika' })).toEqual(['suspended', 'approved'])
  expect(await did(mika, { reader: 'Low Tide' })).toEqual(['approved', 'held'])
  expect(await did(mika, { reader: 'high tide' })).toEqual(['suspended', 'removed', 'held'])
  expect(await did(mika, { article: ferry.slug })).toEqual(['closed', 'approved', 'held'])
  expect(await did(mika, { article: pier.slug, moderator: 'Sora' })).toEqual(['removed'])
  expect(await did(mika, { article: pier.slug, reader: 'High Tide', decisions: '1' })).toEqual(['removed'])
  expect(await did(mika, { from: '2026-11-05', to: '2026-11-05' })).toEqual(['removed'])
  expect(await did(mika, { from: '2026-11-06' })).toEqual(['closed', 'suspended'])
  expect(await did(mika, { to: '2026-11-04', decisions: '1' })).toEqual(['approved'])
})

test('what a filter names and nobody knows finds nothing, and what was left empty leaves nothing out', async () => {
  const { mika } = await aBusyLog()

  expect(await did(mika, { moderator: 'Nobody' })).toEqual([])
  expect(await did(mika, { reader: 'Nobody' })).toEqual([])
  expect(await did(mika, { article: 'no-such-article' })).toEqual([])
  expect(await did(mika, { kind: 'account.suspended', decisions: '1' })).toEqual([])
  const empty = { kind: '', moderator: '', reader: '', article: '', from: '', to: '', decisions: '' }
  expect(await did(mika, empty)).toHaveLength(6)
})

test.each([
  { kind: 'comment.posted' },
  { from: 'yesterday' },
  { to: '2026-02-30' },
  { to: '9999-12-31' },
  { from: '0001-01-01' },
  { decisions: 'yes' },
  { limit: '101' },
])('a filter that says nothing is refused: %j', (given) => {
  expect(LogQuery.safeParse(given).success).toBe(false)
})

test('a decision that was taken back says so, and the notes of moderators among themselves stay out', async () => {
  const [{ mika, high, pier }, at] = [await aBusyLog(), afterNoon(4 * DAY_MINUTES)]
  const { id } = await db().comment.findFirstOrThrow({ where: { articleId: pier.id }, select: { id: true } })
  const subject = { at, actorId: mika.id, articleId: pier.id, commentId: id }
  await transaction(async (tx) => {
    await recordEvent(tx, {
      kind: 'comment.restored',
      ...subject,
      data: { before: 'removed', after: 'shown', act: 'a' },
    })
    await recordEvent(tx, { kind: 'comment.undone', ...subject, data: { act: 'a' } })
    const noted = { kind: 'account.noted', at, actorId: mika.id, subjectName: high.name } as const
    await recordEvent(tx, { ...noted, data: { note: 'Seems to be new here.' } })
  })

  const { entries } = await listLog(mika, { limit: 3 })

  expect(entries.map((entry) => [entry.did, entry.detail])).toEqual([
    ['wrote a note on', null],
    ['took back the decision on', null],
    ['restored', 'removed → shown; taken back'],
  ])
  expect(JSON.stringify(entries)).not.toContain('Seems to be new')
})

test('a file of the log holds each act once, however small the pages it is read in', async () => {
  const { mika } = await aBusyLog()
  const all = await listLog(mika, { limit: 50 })

  for (const perRead of [1, 2, 500]) {
    const read = []
    for await (const entries of exportLog(mika, {}, perRead)) read.push(...entries)
    expect(read).toEqual(all.entries)
  }
  const closed = []
  for await (const entries of exportLog(mika, { kind: 'article.closed' })) closed.push(...entries)
  expect(closed.map((entry) => entry.did)).toEqual(['closed'])
})

test('for readers, and for nobody signed in, there is no file of the log', async () => {
  for (const viewer of [await aReader(), null])
    expect(() => exportLog(viewer, {})).toThrow(expect.objectContaining({ code: 'not_found' }))
})

/** How SQLite means to run a statement, a line a step. */
async function planOf(statement: Statement | null): Promise<string[]> {
  const rows = await db().sql.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${statement ?? sql`SELECT 1`}`)
  return rows.map(({ detail }) => detail)
}

test.runIf(process.env.TEST_ENGINE === 'sqlite')('no list of the log goes through all events', async () => {
  const { mika, low, ferry } = await aBusyLog()
  const filters = [
    {},
    { kind: 'comment.removed' as const },
    { moderator: mika.name },
    { reader: low.name },
    { article: ferry.slug },
    { from: '2026-11-04', to: '2026-11-05' },
  ]

  for (const filter of filters) {
    const plan = await planOf(await logStatement(filter, { limit: 51 }))
    expect(plan.filter((step) => /^SCAN (e|Event|c)\b/.test(step))).toEqual([])
    expect(plan.some((step) => /SEARCH e USING (COVERING )?INDEX/.test(step))).toBe(true)
  }
  expect(await planOf(sql`SELECT "id" FROM "Event" e WHERE e."actorId" = 'x'`)).toEqual([
    expect.stringMatching(/^SCAN e/),
  ])
})

test('nothing changes or deletes what was written down, except erasing an account', () => {
  const files = readdirSync('lib', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/lib\/(db\/generated|testing)\//.test(file))
  const changes = /\bevent\.(update|delete|upsert)|(UPDATE|DELETE FROM|REPLACE INTO|TRUNCATE)\s+"Event"/i

  const changing = files.filter((file) => changes.test(readFileSync(file, 'utf8')))

  expect(files.length).toBeGreaterThan(200)
  // They take a person's names out, and leave the acts.
  expect(changing.sort()).toEqual(['lib/accounts/erase-account.ts', 'lib/accounts/rename-account.ts'])
})
