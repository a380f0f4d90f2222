import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { compileWords, type ListedWords, type WordFinder } from './words'

/** Beyond the last so many changes nothing is asked: those are long over. */
const LAST_CHANGES = 20

/** The word lists, ready to be looked for, and the changes up to which they are known. */
export type KeptWords = { state: string; words: WordFinder }

let kept: KeptWords | null = null

/** The word lists as they are now; read anew only when they have changed, by whichever process. */
export async function currentWords(store: Writing): Promise<WordFinder> {
  const state = await readState(store)
  if (kept?.state === state) return kept.words
  const words = compileWords(await readEntries(store))
  kept = { state, words }
  return words
}

/** The word lists as they were last known here; read where none are known. */
export async function lastWords(store: Writing): Promise<KeptWords> {
  if (!kept) await currentWords(store)
  if (!kept) throw new Error('The word lists were read and are not known.')
  return kept
}

function readEntries(store: Writing): Promise<ListedWords[]> {
  return store.sql.all(sql`SELECT "list", "words" FROM "WordEntry" ORDER BY "key", "list"`)
}

/**
 * Which changes of the lists are known, as a value to be selected. Their sum besides the last: on PostgreSQL an earlier
 * one may be committed after a later one.
 */
export const WORDS_STATE = sql`(
  SELECT COALESCE(CAST(MAX(e."id") AS TEXT) || ' ' || CAST(SUM(e."id") AS TEXT), '') FROM (
    SELECT "id" FROM "Event" WHERE "kind" = 'words.changed' ORDER BY "id" DESC LIMIT ${LAST_CHANGES}
  ) e
)`

async function readState(store: Writing): Promise<string> {
  const [row] = await store.sql.all<{ state: string }>(sql`SELECT ${WORDS_STATE} AS "state"`)
  return row?.state ?? ''
}
