import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Engine } from './engine'

export type Migration = { name: string; sql: string; checksum: string }

/** A row of Prisma's own bookkeeping, as far as it decides what is to be done. */
export type Applied = { name: string; isFinished: boolean }

/** A database that must not be touched, and what its owner can do. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault'
}

/** The migrations that ship for an engine, oldest first, with Prisma's checksum of each. */
export function listMigrations(engine: Engine, root = process.cwd()): Migration[] {
  const folder = path.join(root, 'prisma/migrations', engine)
  if (!existsSync(folder))
    throw new DatabaseFault(`The folder ${folder} is missing: start from the product's own folder.`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}

/**
 * Which migrations are still to be applied.
 *
 * @throws {DatabaseFault} when the database is newer than this version, or a migration stopped half-way
 */
export function pendingMigrations(shipped: Migration[], applied: Applied[]): Migration[] {
  const known = new Set(shipped.map(({ name }) => name))
  const unknown = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (unknown.length > 0) {
    throw new DatabaseFault(
      `This database was written by a newer Engawa (it has ${unknown.join(', ')}). Install that version, or restore a backup made before it.`,
    )
  }
  const halted = applied.find(({ isFinished }) => !isFinished)
  if (halted) {
    throw new DatabaseFault(
      `The migration ${halted.name} stopped half-way. Restore a backup, or see \`prisma migrate resolve\`.`,
    )
  }
  const done = new Set(applied.map(({ name }) => name))
  return shipped.filter(({ name }) => !done.has(name))
}
