import type { Viewer } from '@/lib/accounts/view'
import { join, sql } from '@/lib/db/sql'
import { findRowsBy, readAround } from './rows'
import { toCard } from './to-card'
import type { CommentCard } from './view'

/** Comments as this viewer may see them, in the order of their numbers' list: each of them has a place there. */
export async function readCards(
  articleId: string,
  numbers: number[],
  viewer: Viewer | null,
  now: Date,
): Promise<CommentCard[]> {
  if (numbers.length === 0) return []
  const condition = sql`WHERE "comment"."articleId" = ${articleId} AND "comment"."number" IN (${join(numbers)})`
  const found = await findRowsBy(condition, numbers.length)
  const byNumber = new Map(found.map((row) => [row.number, row]))
  const rows = numbers.flatMap((number) => byNumber.get(number) ?? [])
  const around = await readAround(rows, viewer?.id ?? null)
  return rows.map((row) => toCard(row, around, { viewer, now }))
}
