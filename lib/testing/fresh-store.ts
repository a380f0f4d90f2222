import { copyFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { transaction } from '@/lib/db/client'
import { closeDb } from '@/lib/db/close'
import { newId } from '@/lib/kernel/ids'
import { forgetSettings } from '@/lib/kernel/settings'
import { forgetEvents } from './forget-events'

// Every test file gets a copy of the template; every test begins with empty tables.
beforeAll(async () => {
  process.env.DATABASE_URL = process.env.TEST_ENGINE === 'postgresql' ? await copyPostgres() : copySqlite()
  forgetSettings()
})

beforeEach(emptyStore)

afterAll(closeDb)

function copySqlite(): string {
  const folder = inject('sqliteFolder')
  const file = path.join(folder, `${newId()}.db`)
  copyFileSync(path.join(folder, 'template.db'), file)
  return `file:${file}`
}

async function copyPostgres(): Promise<string> {
  const name = `test_${newId()}`
  const admin = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` })
  await admin.connect()
  // Copying waits for the template to be free; two files starting together would be refused.
  await admin.query('SELECT pg_advisory_lock(1)')
  await admin.query(`CREATE DATABASE ${name} TEMPLATE engawa_template`)
  await admin.end()
  return `${inject('postgresUrl')}/${name}`
}

async function emptyStore(): Promise<void> {
  await transaction(async (tx) => {
    await forgetEvents(tx)
    await tx.quote.deleteMany()
    await tx.comment.updateMany({ data: { parentId: null } })
    await tx.article.deleteMany()
    await tx.account.deleteMany()
    await tx.draft.deleteMany()
    await tx.pace.deleteMany()
    await tx.act.deleteMany()
    await tx.wordEntry.deleteMany()
  })
}
