import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { type Writing, write } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { type NewEntry, readLines } from './change-words-lines'
import { type NewWords, WORD_LISTS, type WordListName } from './schema-words'

/** The store takes so many values in one statement. */
const ROWS_PER_STATEMENT = 500

/**
 * Adds words to one of the lists, all of them or none; what the list has already is left as it is.
 *
 * @returns how many were new
 * @throws {Refusal} not_found (the viewer may not), invalid (with the lines at fault), too_large
 */
export async function addWords(viewer: Viewer | null, { list, words }: NewWords, now = new Date()): Promise<number> {
  const { id: actorId } = requireRight(viewer, 'changeWords')
  const entries = readLines(words)
  return write(async (tx) => {
    let added = 0
    for (let at = 0; at < entries.length; at += ROWS_PER_STATEMENT)
      added += await insertEntries(tx, list, entries.slice(at, at + ROWS_PER_STATEMENT), now)
    if (added > 0)
      await recordEvent(tx, { kind: 'words.changed', at: now, actorId, data: { after: `${list}: ${added} added` } })
    return added
  })
}

function insertEntries(tx: Writing, list: WordListName, entries: NewEntry[], now: Date): Promise<number> {
  const rows = entries.map(({ words, key }) => sql`(${newId(now.getTime())}, ${list}, ${words}, ${key}, ${now})`)
  return tx.sql.run(sql`
    INSERT INTO "WordEntry" ("id", "list", "words", "key", "createdAt") VALUES ${join(rows)}
    ON CONFLICT ("list", "key") DO NOTHING`)
}

/**
 * Takes entries out of the lists; those that are gone already do not matter.
 *
 * @returns how many were taken out
 * @throws {Refusal} not_found (the viewer may not)
 */
export async function takeOutWords(viewer: Viewer | null, ids: string[], now = new Date()): Promise<number> {
  const { id: actorId } = requireRight(viewer, 'changeWords')
  return write(async (tx) => {
    const gone: { list: WordListName }[] = []
    for (let at = 0; at < ids.length; at += ROWS_PER_STATEMENT)
      gone.push(...(await deleteEntries(tx, ids.slice(at, at + ROWS_PER_STATEMENT))))
    const counts = WORD_LISTS.map((list) => ({ list, count: gone.filter((entry) => entry.list === list).length }))
    const after = counts.flatMap(({ list, count }) => (count > 0 ? [`${list}: ${count} taken out`] : [])).join(', ')
    if (after !== '') await recordEvent(tx, { kind: 'words.changed', at: now, actorId, data: { after } })
    return gone.length
  })
}

function deleteEntries(tx: Writing, ids: string[]): Promise<{ list: WordListName }[]> {
  return tx.sql.all<{ list: WordListName }>(sql`DELETE FROM "WordEntry" WHERE "id" IN (${join(ids)}) RETURNING "list"`)
}
