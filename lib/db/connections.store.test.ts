import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import { settings } from '@/lib/kernel/settings'
import { migrate } from './migrate'
import { listMigrations } from './migrations'
import { openPostgresql } from './postgresql'
import { openSqlite } from './sqlite'

const isSqlite = process.env.TEST_ENGINE === 'sqlite'
const MIGRATE = `import { migrate } from './lib/db/migrate'; migrate(process.argv[1] ?? '').then((done) => console.log(JSON.stringify(done)))`

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
  test.each(['reading', 'writing'] as const)(
    'every connection for %s is set to lose nothing and to wait its turn',
    async (use) => {
      const client = openSqlite(settings().DATABASE_URL, use)
      const ask = async (name: string) =>
        Object.values((await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`))[0] ?? {}).map(
          (value) => (typeof value === 'bigint' ? Number(value) : value),
        )[0]

      const answers = {
        journal_mode: await ask('journal_mode'),
        synchronous: await ask('synchronous'),
        foreign_keys: await ask('foreign_keys'),
        busy_timeout: await ask('busy_timeout'),
        query_only: await ask('query_only'),
      }
      await client.$disconnect()

      expect(answers).toEqual({
        journal_mode: 'wal',
        synchronous: 2,
        foreign_keys: 1,
        busy_timeout: 5000,
        query_only: use === 'reading' ? 1 : 0,
      })
    },
  )

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
  test('a connection for reading refuses to write, one for writing waits for the disk', async () => {
    const [reading, writing] = [
      openPostgresql(settings().DATABASE_URL, 'reading'),
      openPostgresql(settings().DATABASE_URL, 'writing'),
    ]

    const answers = [
      await reading.$queryRawUnsafe('SHOW transaction_read_only'),
      await writing.$queryRawUnsafe('SHOW transaction_read_only'),
      await writing.$queryRawUnsafe('SHOW synchronous_commit'),
    ]
    await Promise.all([reading.$disconnect(), writing.$disconnect()])

    expect(answers).toEqual([
      [{ transaction_read_only: 'on' }],
      [{ transaction_read_only: 'off' }],
      [{ synchronous_commit: 'on' }],
    ])
  })

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

  test('a database out of reach is refused with words', async () => {
    await expect(migrate('postgresql://engawa:engawa@127.0.0.1:1/nothing')).rejects.toThrow(
      /PostgreSQL database cannot be reached/,
    )
  })
})
