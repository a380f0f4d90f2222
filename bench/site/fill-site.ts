import Database from 'better-sqlite3'
import { migrate } from '@/lib/db/migrate'
import { ensureSearchIndexOnSqlite } from '@/lib/db/search-index-on-sqlite'
import { newId } from '@/lib/kernel/ids'
import { nameKey } from '@/lib/text/names'
import { bodyText } from '@/lib/text/plain-text'
import { say } from '../say'
import type { Plan } from './make-site'
import { makeThread } from './make-thread'
import { threadWriter } from './store-thread'
import { chanceFrom, manySentences, readerName } from './words'

const HOUR_MS = 3_600_000
/** How long ago the last thread began, so that all of its comments are of the past. */
const LAST_BEGAN_MS = 8 * HOUR_MS
/** A site of a million comments is not written in a day. */
const THREADS_APART_MS = HOUR_MS
const AUTHORS = 500
const PARAGRAPHS = 6

/** Writes a new database file with these threads: rows as posting would have left them, thread after thread. */
export async function fillSite(file: string, plan: Plan): Promise<void> {
  requireSameText()
  await migrate(`file:${file}`)
  const began = Date.now()
  const database = new Database(file)
  // Nobody needs a file that was not finished. OFF would be refused: better-sqlite3 keeps files from being damaged.
  for (const setting of ['journal_mode = MEMORY', 'synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -1000000'])
    database.pragma(setting)
  database.exec('BEGIN')
  const indexes = withoutIndexes(database)
  writeThreads(database, plan, began)
  for (const sql of indexes) database.exec(sql)
  // Their triggers are gone, so that the words are indexed anew.
  ensureSearchIndexOnSqlite(database)
  database.exec('COMMIT')
  database.pragma('journal_mode = WAL')
  database.close()
  const total = sizeOf(plan)
  if (total > 50_000) say(`  made ${total} comments in ${Math.round((Date.now() - began) / 1_000)} s`)
}

/** The text of a source is written here without the parser, which would take minutes: it has to be the parser's. */
function requireSameText(): void {
  const words = manySentences(3, chanceFrom(1)).join(' ')
  for (const text of [words, `${words}\n\n${words}`]) {
    if (bodyText(text, 'marked') !== text || bodyText(`{{quote:0}}\n\n${text}`, 'marked') !== text)
      throw new Error('The site that is made here is not what posting would make.')
  }
}

/**
 * What is made whole in the end takes much less time than row by row.
 *
 * @returns the statements that make the indexes again
 */
function withoutIndexes(database: Database.Database): string[] {
  const made = database
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT "type", "name", "sql" FROM sqlite_master
       WHERE ("type" = 'trigger' AND "name" LIKE 'search%') OR ("type" = 'index' AND "sql" IS NOT NULL)`,
    )
    .all()
  for (const { type, name } of made) database.exec(`DROP ${type} "${name}"`)
  return made.filter(({ type }) => type === 'index').map(({ sql }) => sql)
}

function writeThreads(database: Database.Database, plan: Plan, now: number): void {
  const chance = chanceFrom(7)
  const sentences = manySentences(5_000, chance)
  const write = threadWriter(database, storeAuthors(database))
  let stored = 0
  for (const [index, { slug, comments }] of plan.entries()) {
    const published = new Date(now - LAST_BEGAN_MS - (plan.length - 1 - index) * THREADS_APART_MS)
    const article = { slug, title: `About ${slug}`, published, paragraphs: paragraphsOf(sentences) }
    write(article, makeThread(comments, published, AUTHORS, sentences, chance))
    if (Math.floor((stored + comments) / 100_000) > Math.floor(stored / 100_000))
      say(`  ${stored + comments} of ${sizeOf(plan)}`)
    stored += comments
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

function paragraphsOf(sentences: string[]): string[] {
  return Array.from({ length: PARAGRAPHS }, (_, at) => sentences.slice(at * 4, at * 4 + 4).join(' '))
}

function sizeOf(plan: Plan): number {
  return plan.reduce((sum, { comments }) => sum + comments, 0)
}
