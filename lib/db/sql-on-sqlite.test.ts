import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { sql } from './sql'
import { sqlOnSqlite } from './sql-on-sqlite'

function aTable() {
  const database = new Database(':memory:')
  database.exec(`CREATE TABLE "Bell" ("name" TEXT); INSERT INTO "Bell" VALUES ('one'), ('two'), ('three')`)
  const prepare = vi.spyOn(database, 'prepare')
  return { on: sqlOnSqlite(database), texts: () => prepare.mock.calls.map(([text]) => text) }
}

test('a limit is written into the text, where SQLite need not plan anew for each; every other value is bound', async () => {
  const { on, texts } = aTable()

  const rows = await on.all(sql`SELECT "name" FROM "Bell" WHERE "name" <> ${'two'} LIMIT ${1}`)

  expect(rows).toEqual([{ name: 'one' }])
  expect(texts()).toEqual(['SELECT "name" FROM "Bell" WHERE "name" <> ? LIMIT 1'])
})

test('what is no whole number is never written into the text', async () => {
  const { on, texts } = aTable()

  const asked = on.all(sql`SELECT "name" FROM "Bell" LIMIT ${'1; DROP TABLE "Bell"'}`)

  await expect(asked).rejects.toThrow(/mismatch/)
  expect(texts()).toEqual(['SELECT "name" FROM "Bell" LIMIT ?'])
})
