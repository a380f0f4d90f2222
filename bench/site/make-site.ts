import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '@/lib/db/migrate'
import { newId } from '@/lib/kernel/ids'
import { nameKey } from '@/lib/text/names'
import { bodyText } from '@/lib/text/plain-text'
import { say } from '../say'
import { makeThread } from './make-thread'
import { threadWriter } from './store-thread'
import { chanceFrom, manySentences, readerName } from './words'

/** A thread to be made: an address and how many comments stand in it. */
export type Plan = { slug: string; comments: number }[]

const DAY_MS = 86_400_000
const AUTHORS = 500
const PARAGRAPHS = 6
const KEPT = path.join(tmpdir(), 'engawa-bench-sites')

/**
 * Makes a database file with a site of these threads; one that was made before, by the same code, is copied.
 *
 * @param file where it is to be
 */
export async function makeSite(file: string, plan: Plan): Promise<void> {
  const kept = path.join(KEPT, `${fingerprint(plan)}.db`)
  if (!existsSync(kept)) {
    mkdirSync(KEPT, { recursive: true })
    forgetOld()
    const unfinished = `${kept}.${process.pid}`
    await fill(unfinished, plan)
    renameSync(unfinished, kept)
  }
  mkdirSync(path.dirname(file), { recursive: true })
  copyFileSync(kept, file)
}

/** A big site takes a gigabyte, and every change of the schema makes another. */
function forgetOld(): void {
  for (const name of readdirSync(KEPT)) {
    const file = path.join(KEPT, name)
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) rmSync(file)
  }
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

/** Whatever decides what the file will hold: the plan, this code, the migrations, the index of words. */
function fingerprint(plan: Plan): string {
  const hash = createHash('sha256').update(JSON.stringify(plan))
  const root = path.resolve(import.meta.dirname, '../..')
  for (const folder of ['bench/site', 'prisma/migrations/sqlite', 'lib/db']) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort()
    const deciding = names.filter((name) => /(search.*|migrate|site\/.*)\.ts$|\.sql$/.test(`${folder}/${name}`))
    for (const name of deciding) hash.update(readFileSync(path.join(root, folder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function fill(file: string, plan: Plan): Promise<void> {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  await migrate(`file:${file}`)
  const database = new Database(file)
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('foreign_keys = OFF')
  database.pragma('cache_size = -1000000')
  const total = plan.reduce((sum, thread) => sum + thread.comments, 0)
  const began = Date.now()
  requireSameText()
  dropSearch(database)
  const chance = chanceFrom(7)
  const sentences = manySentences(5_000, chance)
  const authors = storeAuthors(database)
  const write = threadWriter(database, authors)
  let stored = 0
  database.exec('BEGIN')
  for (const { slug, comments } of plan) {
    const published = new Date(began - 8 * 3_600_000)
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, at) => sentences.slice(at * 4, at * 4 + 4).join(' '))
    write(
      { slug, title: `About ${slug}`, published, paragraphs },
      makeThread(comments, published, AUTHORS, sentences, chance),
    )
    if (Math.floor((stored + comments) / 100_000) > Math.floor(stored / 100_000))
      say(`  ${stored + comments} of ${total}`)
    stored += comments
  }
  database.exec('COMMIT')
  database.pragma('journal_mode = WAL')
  database.close()
  await migrate(`file:${file}`)
  if (total > 50_000) say(`  made ${total} comments in ${Math.round((Date.now() - began) / 1_000)} s`)
}

/** The index of words is made whole in the end, which takes less time than row by row: `migrate` sees to it. */
function dropSearch(database: Database.Database): void {
  const triggers = database
    .prepare<[], string>(`SELECT "name" FROM sqlite_master WHERE "type" = 'trigger' AND "name" LIKE 'search%'`)
    .pluck()
    .all()
  for (const name of triggers) database.exec(`DROP TRIGGER "${name}"`)
}

/** The text of a source is written here without the parser, which would take minutes: it has to be the parser's. */
function requireSameText(): void {
  const words = manySentences(3, chanceFrom(1)).join(' ')
  for (const text of [words, `${words}\n\n${words}`]) {
    if (bodyText(text, 'marked') !== text || bodyText(`{{quote:0}}\n\n${text}`, 'marked') !== text)
      throw new Error('The site that is made here is not what posting would make.')
  }
}

function storeAuthors(database: Database.Database): string[] {
  const insert = database.prepare(
    `INSERT INTO "Account" ("id", "name", "nameKey", "skeleton", "role", "isUnclaimed", "createdAt")
     VALUES (?, ?, ?, ?, 'reader', 0, '2025-01-01T00:00:00.000+00:00')`,
  )
  return Array.from({ length: AUTHORS }, (_, index) => {
    const [id, name] = [newId(), readerName(index)]
    insert.run(id, name, nameKey(name), nameKey(name))
    return id
  })
}
