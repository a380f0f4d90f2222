import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '@/lib/db/migrate'
import { listMigrations } from '@/lib/db/migrations'
import { say } from '../say'
import { fillSite } from './fill-site'

/** A thread to be made: an address and how many comments stand in it. */
export type Plan = { slug: string; comments: number }[]

const DAY_MS = 86_400_000
const KEPT = path.join(tmpdir(), 'engawa-bench-sites')
const ROOT = path.resolve(import.meta.dirname, '../..')
/** The code that decides what a site holds. */
const RECIPE = ['fill-site.ts', 'make-thread.ts', 'store-thread.ts', 'words.ts'].map((name) => `bench/site/${name}`)
const SEARCH = ['lib/db/search-index-on-sqlite.ts']

/**
 * Makes a database file with a site of these threads. One that was made before by the same recipe is copied, and brought
 * up to the schema of today as every site is.
 *
 * @param file where it is to be
 */
export async function makeSite(file: string, plan: Plan): Promise<void> {
  const recipe = hashOf([JSON.stringify(plan), ...readAll(RECIPE)])
  const schema = hashOf([...shipped().map(({ checksum }) => checksum), ...readAll(SEARCH)])
  const kept = path.join(KEPT, `${recipe}-${schema}.db`)
  if (!existsSync(kept)) {
    mkdirSync(KEPT, { recursive: true })
    forgetOld()
    const unfinished = `${kept}.${process.pid}`
    for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true })
    const older = findOlder(recipe)
    if (older === undefined) await fillSite(unfinished, plan)
    else await bringUp(older, unfinished)
    renameSync(unfinished, kept)
  }
  mkdirSync(path.dirname(file), { recursive: true })
  copyFileSync(kept, file)
}

/** The threads of a big site: those that are measured stand in the middle of many others of a hundred comments. */
export function bigSite(comments: number, measured: Plan): Plan {
  const used = measured.reduce((sum, thread) => sum + thread.comments, 0)
  const others = Array.from({ length: Math.max(0, Math.round((comments - used) / 100)) }, (_, index) => ({
    slug: `thread-${index}`,
    comments: 100,
  }))
  const half = Math.floor(others.length / 2)
  return [...others.slice(0, half), ...measured, ...others.slice(half)]
}

const shipped = () => listMigrations('sqlite', ROOT)
const readAll = (files: string[]) => files.map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
const hashOf = (parts: string[]) => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)

/** A big site takes gigabytes, and every change of the recipe or the schema makes another. */
function forgetOld(): void {
  for (const name of readdirSync(KEPT)) {
    const file = path.join(KEPT, name)
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) rmSync(file)
  }
}

/** A site of the same recipe, to which nothing was done that is not shipped as it was then. */
function findOlder(recipe: string): string | undefined {
  const known = new Set(shipped().map(({ checksum }) => checksum))
  return readdirSync(KEPT)
    .filter((name) => name.startsWith(`${recipe}-`) && name.endsWith('.db'))
    .map((name) => path.join(KEPT, name))
    .find((file) => appliedIn(file).every((checksum) => known.has(checksum)))
}

function appliedIn(file: string): string[] {
  const database = new Database(file)
  const checksums = database.prepare<[], string>(`SELECT "checksum" FROM "_prisma_migrations"`).pluck().all()
  database.close()
  return checksums
}

async function bringUp(older: string, file: string): Promise<void> {
  const began = Date.now()
  copyFileSync(older, file)
  const applied = await migrate(`file:${file}`)
  say(
    `  brought up a site that was made before in ${Math.round((Date.now() - began) / 1_000)} s: ${applied.join(', ')}`,
  )
}
