import { db } from '@/lib/db/client'
import { join, type Statement, sql } from '@/lib/db/sql'

const MAX_NUMBERS = 100

/** The comments that quote a source now: how many, and the numbers of the first hundred, in order. */
export type Quoters = { count: number; numbers: number[] }

/** Whose quoters are wanted: those of every paragraph of an article, or of some comments; both by id. */
type Sources = { paragraphsOf: string } | { comments: string[] }

type Row = { sourceId: string; count: number; numbers: string | null }

/**
 * The comments that quote paragraphs or comments now: those that everybody can see, by their current wording.
 *
 * @returns by the source's id; sources that nobody quotes are not in it
 */
export async function findQuoters(sources: Sources): Promise<Map<string, Quoters>> {
  if ('comments' in sources && sources.comments.length === 0) return new Map()
  const rows = await db().sql.all<Row>(
    'comments' in sources
      ? sql`
          SELECT ${quotersBy(sql`"quote"."sourceCommentId" = "source"."id"`)}
          FROM "Comment" AS "source" WHERE "source"."id" IN (${join(sources.comments)})`
      : sql`
          SELECT ${quotersBy(sql`"quote"."sourceParagraphId" = "source"."id"`)}
          FROM "Paragraph" AS "source" WHERE "source"."articleId" = ${sources.paragraphsOf}`,
  )
  return new Map(
    rows.flatMap(({ sourceId, count, numbers }) =>
      numbers === null ? [] : [[sourceId, { count, numbers: numbers.split(',').map(Number) }] as const],
    ),
  )
}

/** By the index alone, in which a source's backlinks stand in order: no quoter's row is read. */
function quotersBy(isOfSource: Statement): Statement {
  return sql`
    "source"."id" AS "sourceId",
    (SELECT COUNT(*) FROM "Quote" AS "quote" WHERE ${isOfSource} AND "quote"."backlink" > 0) AS "count",
    (SELECT STRING_AGG(CAST("one"."backlink" AS TEXT), ',' ORDER BY "one"."backlink") FROM (
      SELECT "quote"."backlink" FROM "Quote" AS "quote" WHERE ${isOfSource} AND "quote"."backlink" > 0
      ORDER BY "quote"."backlink" LIMIT ${MAX_NUMBERS}
    ) AS "one") AS "numbers"`
}
