import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { Found } from '@/lib/screening/verdict'
import { verdictWords } from '@/lib/screening/verdict-words'
import type { CommentStatus } from './view'

type Held = { id: string; authorId: string; status: CommentStatus; statusRule: string | null; revision: number }

/** Why the viewer's own comments are held, in words to them and by the comment's id; nothing is asked where none is. */
export async function findOwnHolds(rows: Held[], viewerId: string | null): Promise<Map<string, string>> {
  const held = rows.filter(({ authorId, status }) => authorId === viewerId && status === 'held')
  if (held.length === 0) return new Map()
  const verdicts = await db().sql.all<{ commentId: string; revision: number; rule: string; found: string }>(sql`
    SELECT "commentId", "revision", "rule", "found" FROM "Verdict" WHERE "commentId" IN (${join(held.map(({ id }) => id))})`)
  return new Map(
    held.map(({ id, revision, statusRule }) => {
      const verdict = verdicts.find(
        (one) => one.commentId === id && one.revision === revision && one.rule === statusRule,
      )
      const found = verdict ? Found.parse(JSON.parse(verdict.found)) : {}
      return [id, statusRule === null ? '' : verdictWords(statusRule, found).toAuthor]
    }),
  )
}
