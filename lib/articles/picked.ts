import { sql } from '@/lib/db/sql'
import { excerptOf } from '@/lib/text/excerpt'
import type { PickedComment } from './view'

export type PickedColumns = {
  pickedNumber: number | null
  pickedAuthorId: string | null
  pickedAuthor: string | null
  pickedText: string | null
}

export const PICKED = sql`"picked"."number" AS "pickedNumber", "picked"."authorId" AS "pickedAuthorId",
  "pickedAuthor"."name" AS "pickedAuthor", "pickedWording"."text" AS "pickedText"`

/**
 * An article's picked comment, as it can be seen at this moment: one that was hidden since is not there, and words that
 * its author wrote after it was picked were never picked.
 */
export const FROM_PICKED = sql`
  LEFT JOIN "Comment" AS "picked" ON "picked"."articleId" = "article"."id"
    AND "picked"."number" = "article"."pickedNumber" AND NOT ("picked"."status" <> 'shown')
  LEFT JOIN "Account" AS "pickedAuthor" ON "pickedAuthor"."id" = "picked"."authorId"
  LEFT JOIN "Revision" AS "pickedWording" ON "pickedWording"."commentId" = "picked"."id"
    AND "pickedWording"."number" = "picked"."revision" AND "pickedWording"."createdAt" <= "picked"."pickedAt"`

/**
 * What the front page shows of an article's picked comment; null: there is nothing to be shown.
 *
 * @param muted the accounts whose words the viewer does not want to see
 */
export function toPicked(row: PickedColumns, muted: ReadonlySet<string>): PickedComment | null {
  const { pickedNumber: number, pickedAuthor: author, pickedText: text } = row
  if (number === null || author === null || !text || muted.has(row.pickedAuthorId ?? '')) return null
  return {
    number,
    author,
    excerpt: excerptOf(text, [])
      .map((part) => part.text)
      .join(''),
  }
}
