import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { empty, sql } from '@/lib/db/sql'
import { wordsKey } from '@/lib/screening/words'
import type { WordListName } from './schema-words'
import type { WordEntryView, WordsPage } from './view-words'

const ENTRIES_PER_PAGE = 100

type Row = WordEntryView & { key: string }

/**
 * A page of one of the lists, in the order of the alphabet.
 *
 * @param find.q     part of an entry
 * @param find.after where the page before ended
 * @throws {Refusal} not_found (the viewer may not)
 */
export async function listWords(
  viewer: Viewer | null,
  { list, q = '', after }: { list: WordListName; q?: string; after?: string | undefined },
): Promise<WordsPage> {
  requireRight(viewer, 'changeWords')
  const rows = await db().sql.all<Row>(sql`
    SELECT "id", "words", "key" FROM "WordEntry"
    WHERE "list" = ${list} ${holding(q)} ${after === undefined ? empty : sql`AND "key" > ${after}`}
    ORDER BY "key" LIMIT ${ENTRIES_PER_PAGE + 1}`)
  const page = rows.slice(0, ENTRIES_PER_PAGE)
  const totals = await countWords('')
  return {
    list,
    count: q === '' ? totals[list] : (await countWords(q))[list],
    totals,
    entries: page.map(({ id, words }) => ({ id, words })),
    next: rows.length > page.length ? (page.at(-1)?.key ?? null) : null,
  }
}

async function countWords(q: string): Promise<Record<WordListName, number>> {
  const [row] = await db().sql.all<Record<WordListName, number>>(sql`
    SELECT
      (SELECT COUNT(*) FROM "WordEntry" WHERE "list" = 'banned' ${holding(q)}) AS "banned",
      (SELECT COUNT(*) FROM "WordEntry" WHERE "list" = 'watched' ${holding(q)}) AS "watched"`)
  return row ?? { banned: 0, watched: 0 }
}

/** A key holds letters, figures and spaces alone, so nothing in it needs escaping but the mark of a stem. */
function holding(q: string) {
  const part = wordsKey(q).replace(/\*$/, '')
  return part === '' ? empty : sql`AND "key" LIKE ${`%${part}%`}`
}
