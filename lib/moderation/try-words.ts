import { setImmediate as breathe } from 'node:timers/promises'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { currentWords } from '@/lib/screening/keep-words'
import { compileWords, type FoundWords } from '@/lib/screening/words'
import { type StoredWords, storedWords } from '@/lib/text/written-words'
import { isTyped, readLines } from './change-words-lines'
import type { TriedWords } from './schema-words'
import { markPlaces } from './try-words-marked'
import type { CaughtComment, WordTrial } from './view-words'

const DAYS = 30
const MAX_READ = 20_000
const MAX_SHOWN = 20
const ROWS_AT_ONCE = 200
const MAX_MS = 3_000

type Row = StoredWords & {
  id: string
  number: number
  status: CaughtComment['status']
  at: Date
  slug: string
  title: string
  author: string
}

/**
 * Tries words, or one of the lists as it is, on the comments of the last month, newest first: on what screening would
 * judge of them.
 *
 * @throws {Refusal} not_found (the viewer may not), invalid (with the lines at fault), too_large
 */
export async function tryWords(viewer: Viewer | null, tried: TriedWords, now = new Date()): Promise<WordTrial> {
  requireRight(viewer, 'changeWords')
  const places = await finderOf(tried)
  const trial: WordTrial = {
    tried: isTyped(tried) ? 'typed' : tried.list,
    days: DAYS,
    read: 0,
    caught: 0,
    removed: 0,
    stoppedAt: null,
    latest: [],
  }
  const until = performance.now() + MAX_MS
  // Ids begin with the time they were made at.
  const oldest = (now.getTime() - DAYS * settings().DAY_MS).toString(16).padStart(12, '0')
  let before = (now.getTime() + 1).toString(16).padStart(12, '0')
  for (let rows = await readRows(oldest, before); rows.length > 0; rows = await readRows(oldest, before)) {
    for (const row of rows) tryOn(trial, row, places)
    const last = rows.at(-1)
    if (!last || rows.length < ROWS_AT_ONCE) break
    before = last.id
    if (trial.read >= MAX_READ || performance.now() > until) {
      trial.stoppedAt = last.at.toISOString()
      break
    }
    await breathe()
  }
  return trial
}

async function finderOf(tried: TriedWords): Promise<(text: string) => FoundWords[]> {
  const { list, words } = tried
  if (isTyped(tried)) return compileWords(readLines(words).map((entry) => ({ list, words: entry.words }))).places
  const { places } = await currentWords(db())
  return (text) => places(text).filter((found) => found.list === list)
}

function readRows(oldest: string, before: string): Promise<Row[]> {
  return db().sql.all<Row>(sql`
    SELECT c."id", c."number", c."status", c."createdAt" AS "at", r."source", r."syntax", r."text",
      a."slug", a."title", p."name" AS "author"
    FROM "Comment" c
    JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"
    JOIN "Article" a ON a."id" = c."articleId"
    JOIN "Account" p ON p."id" = c."authorId"
    WHERE c."id" >= ${oldest} AND c."id" < ${before} AND c."status" <> 'withdrawn'
    ORDER BY c."id" DESC LIMIT ${ROWS_AT_ONCE}`)
}

function tryOn(trial: WordTrial, row: Row, find: (text: string) => FoundWords[]): void {
  trial.read++
  const written = storedWords(row)
  const places = find(written)
  if (places.length === 0) return
  trial.caught++
  if (row.status === 'removed') trial.removed++
  if (trial.latest.length >= MAX_SHOWN) return
  const { slug, title, number, author, status, at } = row
  const found = [...new Set(places.map(({ words }) => words))]
  const excerpt = markPlaces(written, places)
  trial.latest.push({ slug, articleTitle: title, number, author, status, at: at.toISOString(), found, excerpt })
}
