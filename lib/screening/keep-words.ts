import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { compileWords, type ListedWords, type WordFinder } from './words'

/** Beyond the last so many changes nothing is asked: those are long over. */
const LAST_CHANGES = 20

type Kept = { state: string; words: WordFinder }

let kept: Kept | null = null

/** The word lists as they are now, ready to be looked for; read anew only when they have changed, by whichever process. */
export async function currentWords(store: Writing): Promise<WordFinder> {
  const state = await readState(store)
  if (kept?.state === state) return kept.words
  const entries = await store.sql.all<ListedWords>(sql`SELECT "list", "words" FROM "WordEntry" ORDER BY "key", "list"`)
  kept = { state, words: compileWords(entries) }
  return kept.words
}

/** Which changes are known. Their sum besides the last: on PostgreSQL an earlier one may be committed after a later one. */
async function readState(store: Writing): Promise<string> {
  const [row] = await store.sql.all<{ last: number | null; sum: number | null }>(sql`
    SELECT MAX(e."id") AS "last", SUM(e."id") AS "sum" FROM (
      SELECT "id" FROM "Event" WHERE "kind" = 'words.changed' ORDER BY "id" DESC LIMIT ${LAST_CHANGES}
    ) e`)
  return `${row?.last ?? 0} ${row?.sum ?? 0}`
}
