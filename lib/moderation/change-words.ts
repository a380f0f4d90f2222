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
/** So many words of one change the log names; a list that is pasted whole is told by how many more there were. */
const LOGGED = 100

type Entry = { list: WordListName; words: string }

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
    const added: Entry[] = []
    for (let at = 0; at < entries.length; at += ROWS_PER_STATEMENT)
      added.push(...(await insertEntries(tx, list, entries.slice(at, at + ROWS_PER_STATEMENT), now)))
    if (added.length > 0)
      await recordEvent(tx, { kind: 'words.changed', at: now, actorId, data: { after: said(added) } })
    return added.length
  })
}

/** @returns those that were new */
function insertEntries(tx: Writing, list: WordListName, entries: NewEntry[], now: Date): Promise<Entry[]> {
  const rows = entries.map(({ words, key }) => sql`(${newId(now.getTime())}, ${list}, ${words}, ${key}, ${now})`)
  return tx.sql.all<Entry>(sql`
    INSERT INTO "WordEntry" ("id", "list", "words", "key", "createdAt") VALUES ${join(rows)}
    ON CONFLICT ("list", "key") DO NOTHING RETURNING "list", "words"`)
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
    const gone: Entry[] = []
    for (let at = 0; at < ids.length; at += ROWS_PER_STATEMENT)
      gone.push(...(await deleteEntries(tx, ids.slice(at, at + ROWS_PER_STATEMENT))))
    if (gone.length > 0)
      await recordEvent(tx, { kind: 'words.changed', at: now, actorId, data: { before: said(gone) } })
    return gone.length
  })
}

function deleteEntries(tx: Writing, ids: string[]): Promise<Entry[]> {
  return tx.sql.all<Entry>(sql`DELETE FROM "WordEntry" WHERE "id" IN (${join(ids)}) RETURNING "list", "words"`)
}

/** What was changed, as the log keeps it: `banned: snoot, snooty; watched: ferry and 940 more`. */
function said(entries: Entry[]): string {
  return WORD_LISTS.flatMap((list) => {
    const words = entries.filter((entry) => entry.list === list).map((entry) => entry.words)
    const more = words.length > LOGGED ? ` and ${(words.length - LOGGED).toLocaleString('en')} more` : ''
    return words.length > 0 ? [`${list}: ${words.slice(0, LOGGED).join(', ')}${more}`] : []
  }).join('; ')
}
