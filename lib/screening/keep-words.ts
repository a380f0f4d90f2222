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

/** Whether nothing has changed in the lists since. */
export async function isCurrent(store: Writing, { state }: KeptWords): Promise<boolean> {
  return (await readState(store)) === state
}

function readEntries(store: Writing): Promise<ListedWords[]> {
  return store.sql.all(sql`SELECT "list", "words" FROM "WordEntry" ORDER BY "key", "list"`)
}

/** Which changes are known. Their sum besides the last: on PostgreSQL an earlier one may be committed after a later one. */
async function readState(store: Writing): Promise<string> {
  const [row] = await store.sql.all<{ last: number | null; sum: number | null }>(sql`
    SELECT MAX(e."id") AS "last", SUM(e."id") AS "sum" FROM (
      SELECT "id" FROM "Event" WHERE "kind" = 'words.changed' ORDER BY "id" DESC LIMIT ${LAST_CHANGES}
    ) e`)
  return `${row?.last ?? 0} ${row?.sum ?? 0}`
}
