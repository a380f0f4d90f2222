import type { Viewer } from '@/lib/accounts/view'
import { findArticleHead, findParagraph } from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { toCards } from './queries'
import { findRowsBy } from './rows'

const MAX_LISTED = 50

/**
 * A paragraph with the comments that quote it now, oldest first, as this viewer may see them.
 *
 * @param after the last number of the page before; 0: from the beginning
 * @returns `next` is what `after` is to be for the next page; null: no such article, paragraph or page
 */
export async function readParagraph(
  slug: string,
  number: number,
  after: number,
  viewer: Viewer | null,
  now = new Date(),
) {
  const article = await findArticleHead(slug, now)
  const paragraph = article && (await findParagraph(article.id, number))
  if (!paragraph) return null
  const quoters = await findNumbers(paragraph.id, after)
  if (after > 0 && quoters.length === 0) return null
  const numbers = quoters.slice(0, MAX_LISTED).map((quoter) => quoter.number)
  const rows =
    numbers.length === 0
      ? []
      : await findRowsBy(
          sql`WHERE "comment"."articleId" = ${article.id} AND "comment"."number" IN (${join(numbers)})
            ORDER BY "comment"."number"`,
          numbers.length,
        )
  return {
    article: { slug: article.slug, title: article.title, takesComments: article.takesComments },
    paragraph: { number: paragraph.number, text: paragraph.text },
    cards: await toCards(rows, viewer, now),
    count: quoters[0]?.count ?? 0,
    next: quoters.length > MAX_LISTED ? (numbers.at(-1) ?? null) : null,
  }
}

/** The numbers of the next comments that quote a paragraph, each with the count of all. */
function findNumbers(paragraphId: string, after: number): Promise<{ number: number; count: number }[]> {
  return db().sql.all(sql`
    SELECT "backlink" AS "number", (
      SELECT COUNT(*) FROM "Quote" AS "any" WHERE "any"."sourceParagraphId" = ${paragraphId} AND "any"."backlink" > 0
    ) AS "count"
    FROM "Quote" WHERE "sourceParagraphId" = ${paragraphId} AND "backlink" > ${after}
    ORDER BY "backlink" LIMIT ${MAX_LISTED + 1}`)
}
