import Database from 'better-sqlite3'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseAccount } from '@/lib/accounts/erase-account'
import { settings } from '@/lib/kernel/settings'
import { anArticle, aReader } from '@/lib/testing/factories'
import { storeComments } from '@/lib/testing/stored-thread'
import { parseSearch } from '@/lib/text/parse-search'
import { sqliteFile } from './engine'
import { migrate } from './migrate'
import { endOfEntries, findArticleIds, findEntries } from './search'

const isSqlite = process.env.TEST_ENGINE === 'sqlite'

/** Runs statements as somebody at the database's own command line would. */
let run: (...statements: string[]) => Promise<void>
let close: () => Promise<void>
beforeEach(async () => {
  if (isSqlite) {
    const database = new Database(sqliteFile(settings().DATABASE_URL), { timeout: 5_000 })
    run = async (...statements) => {
      for (const statement of statements) database.exec(statement)
    }
    close = async () => void database.close()
    return
  }
  const client = new pg.Client({ connectionString: settings().DATABASE_URL })
  await client.connect()
  run = async (...statements) => {
    for (const statement of statements) await client.query(statement)
  }
  close = () => client.end()
})
afterEach(() => close())

async function count(typed: string): Promise<number> {
  const wanted = { search: parseSearch(typed), articleId: null, authorId: null }
  return (await findEntries(wanted, { from: 1, below: await endOfEntries(), limit: 1_000 })).length
}

async function aThread(...wordings: string[]) {
  const [author, { id }] = [await aReader({ name: 'Ines Duarte' }), await anArticle()]
  await storeComments(
    id,
    wordings.map((text) => ({ author, wordings: [text] })),
  )
  return { author, articleId: id }
}

test('migrating makes the index, and migrating again leaves it as it is', async () => {
  await aThread('A lamp.')
  const before = await endOfEntries()

  const done = await migrate(settings().DATABASE_URL)

  expect([done, await count('lamp'), await endOfEntries()]).toEqual([[], 1, before])
})

test('what was lost in between is made anew from all that is stored, whatever was written meanwhile', async () => {
  await run(isSqlite ? 'DROP TRIGGER "searchWordingAdded"' : 'DROP TRIGGER "search_wording" ON "Revision"')
  const { articleId } = await aThread('A lamp.', '東京の夜')
  const unseen = await count('lamp')

  await migrate(settings().DATABASE_URL)

  expect([unseen, await count('lamp'), await count('東京')]).toEqual([0, 1, 1])
  expect(await findArticleIds(parseSearch('ferries licence'), 5)).toEqual([articleId])
})

test('an index that is missing altogether is made anew', async () => {
  await aThread('A lamp.')
  await run(
    ...['SearchEntry', 'SearchArticle', ...(isSqlite ? ['SearchWords'] : [])].map((name) => `DROP TABLE "${name}"`),
  )

  await migrate(settings().DATABASE_URL)

  expect([await count('lamp'), (await findArticleIds(parseSearch('ferries'), 5)).length]).toEqual([1, 1])
})

test('words that were erased are nowhere in the index', async () => {
  const { author } = await aThread(...Array.from({ length: 40 }, (_, at) => `zorbel${at} 夜鷹`))
  const before = await count('zorbel7')

  await eraseAccount('house', author.name)

  expect([before, await count('zorbel7'), await count('夜鷹')]).toEqual([1, 0, 0])
})

test.skipIf(!isSqlite)('a table that is made anew, as migrations do it, keeps its index', async () => {
  await aThread('A lamp.')
  const database = new Database(sqliteFile(settings().DATABASE_URL))
  const [as, ...indexes] = database
    .prepare<[], string>(
      `SELECT sql FROM sqlite_master WHERE tbl_name = 'Comment' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC`,
    )
    .pluck()
    .all()
  database.close()
  await run(
    'PRAGMA foreign_keys = OFF',
    (as ?? '').replace('"Comment"', '"new_Comment"'),
    'INSERT INTO "new_Comment" SELECT * FROM "Comment"',
    'DROP TABLE "Comment"',
    'ALTER TABLE "new_Comment" RENAME TO "Comment"',
    ...indexes,
  )

  await migrate(settings().DATABASE_URL)

  expect(await count('lamp')).toBe(1)
})
