import { db } from '@/lib/db/client'
import { join, type Statement, sql } from '@/lib/db/sql'

const MAX_NUMBERS = 100
/** Room for that many numbers of ten digits, each with a comma. */
const MAX_CHARACTERS = 11 * MAX_NUMBERS

/** The comments that quote a source now: how many, and the numbers of the first hundred, in order. */
export type Quoters = { count: number; numbers: number[] }

/** Whose quoters are wanted: those of every paragraph of an article, or of some comments; both by id. */
type Sources = { paragraphsOf: string } | { comments: string[] }

/**
 * The comments that quote paragraphs or comments now: those that everybody can see, by their current wording.
 *
 * @returns by the source's id; sources that nobody quotes are not in it
 */
export async function findQuoters(sources: Sources): Promise<Map<string, Quoters>> {
  if ('comments' in sources && sources.comments.length === 0) return new Map()
  const rows = await db().sql.all<Row>('comments' in sources ? ofComments(sources.comments) : ofParagraphs(sources))
  return new Map(
    rows.map(({ sourceId, count, numbers }) => [
      sourceId,
      { count, numbers: numbers.split(',').slice(0, MAX_NUMBERS).map(Number) },
    ]),
  )
}

type Row = { sourceId: string; count: number; numbers: string }

function ofComments(ids: string[]): Statement {
  return countQuoters(sql`"quote"."sourceCommentId" AS "sourceId"`, sql`"quote"."sourceCommentId" IN (${join(ids)})`)
}

function ofParagraphs({ paragraphsOf }: { paragraphsOf: string }): Statement {
  return countQuoters(
    sql`"quote"."sourceParagraphId" AS "sourceId"`,
    sql`"quote"."sourceParagraphId" IN (SELECT "id" FROM "Paragraph" WHERE "articleId" = ${paragraphsOf})`,
  )
}

/**
 * `CROSS JOIN` because SQLite takes its order as it stands, from the sources to their quoters; left to itself it goes
 * through every comment there is. The numbers come as one text, cut to a bound: window functions take twice the time
 * where a source has thousands of quoters.
 */
function countQuoters(sourceId: Statement, isWanted: Statement): Statement {
  return sql`
    SELECT "sourceId", COUNT(*) AS "count",
      SUBSTR(STRING_AGG(CAST("number" AS TEXT), ',' ORDER BY "number"), 1, ${MAX_CHARACTERS}) AS "numbers"
    FROM (
      SELECT ${sourceId}, "quoter"."number" AS "number"
      FROM "Quote" AS "quote" CROSS JOIN "Comment" AS "quoter"
      WHERE ${isWanted}
        AND "quoter"."id" = "quote"."commentId" AND "quoter"."revision" = "quote"."commentRevision"
        AND "quoter"."status" = 'shown'
      GROUP BY 1, 2
    ) AS "pair"
    GROUP BY "sourceId"`
}
