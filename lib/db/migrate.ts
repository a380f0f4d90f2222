import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { engineOf, sqliteFile } from './engine'
import { type Applied, DatabaseFault, listMigrations, type Migration, pendingMigrations } from './migrations'
import { ensureSearchIndexOnPostgresql } from './search-index-on-postgresql'
import { ensureSearchIndexOnSqlite } from './search-index-on-sqlite'

/** The advisory lock that `prisma migrate` takes on PostgreSQL, so that the two wait for each other. */
const PRISMA_LOCK = 72_707_369

/**
 * Brings the database up to this version: applies the shipped migrations in order, each whole or not at all, under a
 * lock, and keeps Prisma's own table of them, so that `prisma migrate deploy` finds nothing to do.
 *
 * @returns the names of the migrations that were applied
 * @throws {DatabaseFault} when the database is newer, damaged or half-migrated
 */
export async function migrate(url: string, root?: string): Promise<string[]> {
  const engine = engineOf(url)
  const shipped = listMigrations(engine, root)
  return engine === 'sqlite' ? migrateSqlite(sqliteFile(url), shipped) : migratePostgresql(url, shipped)
}

function migrateSqlite(file: string, shipped: Migration[]): string[] {
  mkdirSync(path.dirname(file), { recursive: true })
  const database = new Database(file, { timeout: 30_000 })
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = OFF')
    database.exec('BEGIN IMMEDIATE')
    const pending = pendingMigrations(shipped, appliedInSqlite(database))
    for (const migration of pending) {
      database.exec(migration.sql)
      database
        .prepare(SQLITE_RECORD)
        .run(randomUUID(), migration.checksum, migration.name, new Date().toISOString(), new Date().toISOString())
    }
    // It reads every row: a site of a million comments would start some seconds later each time.
    if (pending.length > 0 && database.pragma('foreign_key_check', { simple: true }))
      throw new DatabaseFault('A migration left references that lead nowhere.')
    ensureSearchIndexOnSqlite(database)
    database.exec('COMMIT')
    return pending.map(({ name }) => name)
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    throw asDatabaseFault(error, file)
  } finally {
    database.close()
  }
}

const SQLITE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`
const SQLITE_RECORD = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
  VALUES (?, ?, ?, ?, ?, 1)`

function appliedInSqlite(database: Database.Database): Applied[] {
  database.exec(SQLITE_TABLE)
  const rows = database
    .prepare<[], { name: string; finished: number }>(
      `SELECT "migration_name" AS name, "finished_at" IS NOT NULL AS finished FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
    )
    .all()
  return rows.map(({ name, finished }) => ({ name, isFinished: finished === 1 }))
}

function asDatabaseFault(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const damaged = error.code === 'SQLITE_NOTADB' || error.code === 'SQLITE_CORRUPT'
  return damaged
    ? new DatabaseFault(`${file} is not a sound SQLite database (${error.message}). Restore a backup.`)
    : error
}

async function migratePostgresql(url: string, shipped: Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    throw new DatabaseFault(
      `The PostgreSQL database cannot be reached: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query('BEGIN')
    const pending = pendingMigrations(shipped, await appliedInPostgresql(client))
    for (const migration of pending) {
      await client.query(migration.sql)
      await client.query(POSTGRESQL_RECORD, [randomUUID(), migration.checksum, migration.name])
    }
    await ensureSearchIndexOnPostgresql(client)
    await client.query('COMMIT')
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

const POSTGRESQL_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`
const POSTGRESQL_RECORD = `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, now(), now(), 1)`

async function appliedInPostgresql(client: pg.Client): Promise<Applied[]> {
  await client.query(POSTGRESQL_TABLE)
  const { rows } = await client.query<{ name: string; finished: boolean }>(
    'SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  return rows.map(({ name, finished }) => ({ name, isFinished: finished }))
}
