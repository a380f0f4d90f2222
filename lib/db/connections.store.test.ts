import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import { settings } from '@/lib/kernel/settings'
import { sqliteFile } from './engine'
import { isUnavailable } from './errors'
import { migrate } from './migrate'
import { listMigrations } from './migrations'
import { openPostgresql } from './postgresql'
import { sql } from './sql'
import { openSqlite } from './sqlite'
import type { Store } from './store'

const isSqlite = process.env.TEST_ENGINE === 'sqlite'
const MIGRATE = `import { migrate } from './lib/db/migrate'; migrate(process.argv[1] ?? '').then((done) => console.log(JSON.stringify(done)))`

type Ask = (store: Store, words: string) => Promise<unknown>
/** Every way in which the house reaches its store. */
const WAYS: [string, 'reading' | 'writing', Ask][] = [
  ['for reading', 'reading', async ({ reading }, words) => answerOf(await reading.$queryRawUnsafe(words))],
  ['for reading by hand', 'reading', async ({ reading }, words) => answerOf(await reading.sql.all(sql([words])))],
  [
    'for a transaction',
    'writing',
    ({ transact }, words) => transact(async (tx) => answerOf(await tx.$queryRawUnsafe(words))),
  ],
  [
    'for a transaction, by hand',
    'writing',
    ({ transact }, words) => transact(async (tx) => answerOf(await tx.sql.all(sql([words])))),
  ],
  [
    'for writing by hand',
    'writing',
    ({ write }, words) => write(async (tx) => answerOf(await tx.sql.all(sql([words])))),
  ],
]

function answerOf(rows: unknown): unknown {
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined
  const value: unknown = row !== null && typeof row === 'object' ? Object.values(row)[0] : undefined
  return typeof value === 'bigint' ? Number(value) : value
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'engawa-connections-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function migrateInAProcess(url: string): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.resolve('node_modules/.bin/tsx'), ['-e', MIGRATE, url])
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said: said.trim() }))
  })
}

describe.skipIf(!isSqlite)('on SQLite (a PRAGMA is nothing to PostgreSQL, which skips this)', () => {
  test.each(WAYS)('a connection %s is set to lose nothing and to wait its turn', async (_, use, ask) => {
    const store = openSqlite(settings().DATABASE_URL)
    const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'temp_store', 'query_only']

    const answers: [string, unknown][] = []
    for (const name of names) answers.push([name, await ask(store, `PRAGMA ${name}`)])
    await store.close()

    expect(Object.fromEntries(answers)).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      temp_store: 2,
      query_only: use === 'reading' ? 1 : 0,
    })
  })

  test('while another process writes, a write by hand waits its turn and the rest of this process goes on', async () => {
    const store = openSqlite(settings().DATABASE_URL)
    await store.write((tx) => tx.sql.all(sql`SELECT 1`))
    const other = new Database(sqliteFile(settings().DATABASE_URL))
    let beats = 0
    const timer = setInterval(() => beats++, 5)

    other.exec('BEGIN IMMEDIATE')
    setTimeout(() => other.exec('COMMIT'), 300)
    const since = performance.now()
    const answer = await store.write((tx) => tx.sql.all(sql`SELECT 1 AS "one"`))
    const waited = performance.now() - since
    clearInterval(timer)
    other.close()
    const busy = await store.write(async (tx) => answerOf(await tx.sql.all(sql`PRAGMA busy_timeout`)))
    await store.close()

    expect(answer).toEqual([{ one: 1 }])
    expect(waited).toBeGreaterThan(250)
    expect(waited).toBeLessThan(2_000)
    expect(beats).toBeGreaterThan(5)
    expect(busy).toBe(5000)
  })

  test('by hand nothing is written within a transaction of Prisma’s that is over', async () => {
    const store = openSqlite(settings().DATABASE_URL)
    const add = sql`INSERT INTO "Pace" ("key", "hits", "resetAt") VALUES ('late', 1, ${new Date()})`

    const late = await store
      .transact(async (tx) => {
        await tx.sql.run(sql`ROLLBACK`)
        await tx.sql.run(add)
      })
      .catch((error: unknown) => error)
    const rows = await store.reading.sql.all(sql`SELECT "key" FROM "Pace"`)
    await store.close()

    expect(isUnavailable(late)).toBe(true)
    expect(rows).toEqual([])
  })

  test('REL-6 a file that is not a database is refused with words, and stays as it is', async () => {
    const file = path.join(folder, 'letter.db')
    writeFileSync(file, 'Dear harbour office, about the bell. '.repeat(100))
    const before = readFileSync(file)

    await expect(migrate(`file:${file}`)).rejects.toThrow(
      /letter\.db is not a sound SQLite database .*Restore a backup/,
    )

    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('processes that migrate one new file at the same time all end well, and each migration is recorded once', async () => {
    const file = path.join(folder, 'fresh.db')

    const ends = await Promise.all([1, 2, 3].map(() => migrateInAProcess(`file:${file}`)))

    const names = listMigrations('sqlite').map(({ name }) => name)
    const database = new Database(file, { readonly: true })
    const recorded = database
      .prepare<[], { name: string }>('SELECT migration_name AS name FROM _prisma_migrations ORDER BY name')
      .all()
    database.close()
    expect(
      ends.map(({ code }) => code),
      ends.map(({ said }) => said).join('\n'),
    ).toEqual([0, 0, 0])
    expect(ends.map(({ said }) => said).toSorted()).toEqual([JSON.stringify(names), '[]', '[]'].toSorted())
    expect(recorded.map(({ name }) => name)).toEqual(names)
  })
})

describe.skipIf(isSqlite)('on PostgreSQL (SQLite has none of these settings and skips this)', () => {
  test.each(WAYS)(
    'a connection %s writes only where it is for writing, and waits for the disk',
    async (_, use, ask) => {
      const store = openPostgresql(settings().DATABASE_URL)

      const answers = [await ask(store, 'SHOW transaction_read_only'), await ask(store, 'SHOW synchronous_commit')]
      await store.close()

      expect(answers).toEqual([use === 'reading' ? 'on' : 'off', 'on'])
    },
  )

  test('processes that migrate one new database at the same time all end well, and each migration is recorded once', async () => {
    const name = `fresh_${newId()}`
    const url = `${inject('postgresUrl')}/${name}`
    const admin = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` })
    await admin.connect()
    await admin.query(`CREATE DATABASE ${name}`)
    await admin.end()

    const ends = await Promise.all([1, 2, 3].map(() => migrateInAProcess(url)))

    const names = listMigrations('postgresql').map((migration) => migration.name)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query('SELECT migration_name FROM _prisma_migrations ORDER BY migration_name')
    await client.end()
    expect(
      ends.map(({ code }) => code),
      ends.map(({ said }) => said).join('\n'),
    ).toEqual([0, 0, 0])
    expect(ends.map(({ said }) => said).toSorted()).toEqual([JSON.stringify(names), '[]', '[]'].toSorted())
    expect(rows).toEqual(names.map((migration_name) => ({ migration_name })))
  })

  test('a connection that breaks while it writes by hand leaves the process whole, and is told as unavailable', async () => {
    const store = openPostgresql(settings().DATABASE_URL)
    const word = sql`SELECT 1 AS "one"`

    const broken = await store
      .write(async (tx) => {
        const [mine] = await tx.sql.all<{ pid: number }>(sql`SELECT pg_backend_pid() AS "pid"`)
        await store.reading.sql.all(sql`SELECT pg_terminate_backend(${mine?.pid}::int)`)
        await pause(100)
        await tx.sql.all(word)
      })
      .catch((error: unknown) => error)
    const next = await store.write((tx) => tx.sql.all(word))
    await store.close()

    expect(isUnavailable(broken)).toBe(true)
    expect(next).toEqual([{ one: 1 }])
  })

  test('a database that hangs up at once is told as unavailable, by hand and to read or to write', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const store = openPostgresql(`postgresql://engawa:engawa@127.0.0.1:${port}/nothing`)
    const word = sql`SELECT 1`

    const ends = await Promise.allSettled([store.reading.sql.all(word), store.write((tx) => tx.sql.run(word))])
    await store.close()
    server.close()

    expect(ends.map((end) => end.status === 'rejected' && isUnavailable(end.reason))).toEqual([true, true])
  })

  test('a database out of reach is refused with words', async () => {
    await expect(migrate('postgresql://engawa:engawa@127.0.0.1:1/nothing')).rejects.toThrow(
      /PostgreSQL database cannot be reached/,
    )
  })
})
