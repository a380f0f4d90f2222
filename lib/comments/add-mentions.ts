import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { findMentions, indexNames } from '@/lib/text/mentions'
import { nameKey } from '@/lib/text/names'

/** Stores whom a new wording mentions: `@Name` of somebody who has written in this thread. */
export async function addMentions(
  tx: Writing,
  { id, articleId }: { id: string; articleId: string },
  text: string,
): Promise<void> {
  // Names that are equal but for their case have one key: whoever may be meant is among these, and hardly anybody else.
  const keys = [...new Set(beginningsOf(text).map(nameKey))]
  if (keys.length === 0) return
  // A column that is cast is in no index: an author's comments are looked at, and not the thread's.
  const authors = await tx.sql.all<{ id: string; name: string }>(sql`
    SELECT a."id", a."name" FROM "Account" a
    WHERE a."skeleton" IN (${join(keys)}) AND EXISTS (
      SELECT 1 FROM "Comment" c
      WHERE c."authorId" = a."id" AND CAST(c."articleId" AS TEXT) = ${articleId} AND CAST(c."status" AS TEXT) = 'shown'
    )
    ORDER BY a."id"`)
  const named = new Set(findMentions(text, indexNames(authors.map(({ name }) => name))))
  const rows = authors.filter(({ name }) => named.has(name)).map((author) => sql`(${id}, ${author.id})`)
  if (rows.length > 0) await tx.sql.run(sql`INSERT INTO "Mention" ("commentId", "accountId") VALUES ${join(rows)}`)
}

/** Nobody addresses more people at once; each of them is looked for under several names. */
const MAX_ADDRESSED = 50
const MAX_NAME_UNITS = 120
const AT_SIGN = /(?<![\p{L}\p{N}])@/gu
const WORD_END = /[\p{L}\p{M}\p{N}_](?![\p{L}\p{M}\p{N}_])/gu
const MARK = /^[^\s\p{L}\p{M}\p{N}]/u

/** What may be a name after an `@`: every beginning of the words there that ends with a word, or marks alone. */
function beginningsOf(text: string): string[] {
  if (!text.includes('@')) return []
  const starts = [...text.matchAll(AT_SIGN)].slice(0, MAX_ADDRESSED).map(({ index }) => index + 1)
  return starts.flatMap((start) => {
    const words = text.slice(start, start + MAX_NAME_UNITS).split('\n')[0] ?? ''
    const ends = [...words.matchAll(WORD_END)].map((match) => match.index + match[0].length)
    return [...(MARK.exec(words) ?? []), ...ends.map((end) => words.slice(0, end))]
  })
}
