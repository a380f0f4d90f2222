import { isModerator, type Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { toCards } from './queries'
import { findRowsBy, inArticle } from './rows'
import type { CommentCard } from './view'

const MAX_SIDE = 50
const MAX_PARAGRAPHS = 50

/** Which stretch of a conversation is wanted, by the number next to it; neither: the one around the comment itself. */
export type Stretch = { after?: number; before?: number }

/** A stretch of a conversation: its comments, what lies beyond it, and the paragraphs of the article it starts from. */
export type Conversation = {
  cards: CommentCard[]
  /** paragraphs that the comment or what it answers quotes */
  paragraphs: number[]
  /** the number that the stretch before this one ends before; null: this is the first */
  earlier: number | null
  /** the number that the stretch after this one begins after; null: this is the last */
  further: number | null
}

/**
 * The chain of quotes and replies that a comment belongs to, in number order: what it answers, and theirs, and what
 * answers it, and theirs. A link counts where the viewer may read the comment that makes it, so nothing is reached
 * through hidden words.
 *
 * @returns null: the comment is not there, or not for this viewer
 */
export async function readConversation(
  slug: string,
  number: number,
  stretch: Stretch,
  viewer: Viewer | null,
  now = new Date(),
): Promise<Conversation | null> {
  const { pivot, low, high } = windowOf(number, stretch)
  const links = await findLinked(slug, number, viewer, { pivot, low: low + 1, high: high + 1 })
  const found = (kind: string) => links.filter((link) => link.kind === kind).map((link) => link.number)
  const [below, above] = [found('below').sort((a, b) => b - a), found('above').sort((a, b) => a - b)]
  if (below.length + above.length === 0) return null
  const numbers = [...below.slice(0, low).reverse(), ...above.slice(0, high)]
  const rows =
    numbers.length === 0
      ? []
      : await findRowsBy(
          sql`WHERE ${inArticle(slug)} AND "comment"."number" IN (${join(numbers)}) ORDER BY "comment"."number"`,
          numbers.length,
        )
  return {
    cards: await toCards(rows, viewer, now),
    paragraphs: found('paragraph').sort((a, b) => a - b),
    earlier: below.length > low ? (numbers[0] ?? pivot) : null,
    further: above.length > high ? (numbers.at(-1) ?? pivot) : null,
  }
}

/** A stretch as so many numbers below a pivot and so many from it on. */
function windowOf(number: number, { after, before }: Stretch) {
  if (after !== undefined) return { pivot: after + 1, low: 0, high: MAX_SIDE }
  if (before !== undefined) return { pivot: before, low: MAX_SIDE, high: 0 }
  return { pivot: number, low: MAX_SIDE, high: MAX_SIDE + 1 }
}

type Link = { kind: string; number: number }

/**
 * One query on either engine, which visits every comment once: `UNION` leaves out what was reached before, so that
 * neither a circle of quotes nor a thread in which everybody quotes everybody keeps it going. `"way"` stands for the two
 * kinds of links, since PostgreSQL lets a recursion refer to itself once. `CROSS JOIN` because SQLite takes its order as
 * it stands. The condition in brackets is `canRead`.
 */
function findLinked(
  slug: string,
  number: number,
  viewer: Viewer | null,
  take: { pivot: number; low: number; high: number },
): Promise<Link[]> {
  const [self, sees] = [viewer?.id ?? '', isModerator(viewer) ? 1 : 0]
  return db().sql.all<Link>(sql`
    WITH RECURSIVE "way" ("is") AS (SELECT 'reply' UNION ALL SELECT 'quote'),
    "start" ("id") AS (
      SELECT "c"."id" FROM "Article" AS "a" CROSS JOIN "Comment" AS "c"
      WHERE "a"."slug" = ${slug} AND "c"."articleId" = "a"."id" AND "c"."number" = ${number}
        AND ("c"."status" = 'shown' OR ("c"."status" <> 'withdrawn' AND ("c"."authorId" = ${self} OR ${sees} = 1)))
    ),
    "answered" ("id") AS (
      SELECT "id" FROM "start"
      UNION
      SELECT CASE "way"."is" WHEN 'reply' THEN "c"."parentId" ELSE "q"."sourceCommentId" END
      FROM "answered" CROSS JOIN "way" CROSS JOIN "Comment" AS "c"
      LEFT JOIN "Quote" AS "q"
        ON "way"."is" = 'quote' AND "q"."commentId" = "c"."id" AND "q"."commentRevision" = "c"."revision"
      WHERE "c"."id" = "answered"."id"
        AND ("c"."status" = 'shown' OR ("c"."status" <> 'withdrawn' AND ("c"."authorId" = ${self} OR ${sees} = 1)))
    ),
    "answering" ("id") AS (
      SELECT "id" FROM "start"
      UNION
      SELECT "c"."id"
      FROM "answering" CROSS JOIN "way"
      LEFT JOIN "Comment" AS "r" ON "way"."is" = 'reply' AND "r"."parentId" = "answering"."id"
      LEFT JOIN "Quote" AS "q" ON "way"."is" = 'quote' AND "q"."sourceCommentId" = "answering"."id"
      CROSS JOIN "Comment" AS "c"
      WHERE "c"."id" = COALESCE("r"."id", "q"."commentId")
        AND ("way"."is" = 'reply' OR "q"."commentRevision" = "c"."revision")
        AND ("c"."status" = 'shown' OR ("c"."status" <> 'withdrawn' AND ("c"."authorId" = ${self} OR ${sees} = 1)))
    ),
    "member" ("number") AS (
      SELECT "c"."number" FROM (SELECT "id" FROM "answered" UNION SELECT "id" FROM "answering") AS "m"
      CROSS JOIN "Comment" AS "c" WHERE "c"."id" = "m"."id"
    )
    SELECT 'below' AS "kind", "number" FROM
      (SELECT "number" FROM "member" WHERE "number" < ${take.pivot} ORDER BY "number" DESC LIMIT ${take.low}) AS "below"
    UNION ALL SELECT 'above', "number" FROM
      (SELECT "number" FROM "member" WHERE "number" >= ${take.pivot} ORDER BY "number" LIMIT ${take.high}) AS "above"
    UNION ALL SELECT 'paragraph', "number" FROM
      (SELECT DISTINCT "p"."number"
      FROM "answered" CROSS JOIN "Comment" AS "c" CROSS JOIN "Quote" AS "q" CROSS JOIN "Paragraph" AS "p"
      WHERE "c"."id" = "answered"."id" AND "q"."commentId" = "c"."id" AND "q"."commentRevision" = "c"."revision"
        AND "p"."id" = "q"."sourceParagraphId"
        AND ("c"."status" = 'shown' OR ("c"."status" <> 'withdrawn' AND ("c"."authorId" = ${self} OR ${sees} = 1)))
      ORDER BY "p"."number" LIMIT ${MAX_PARAGRAPHS}) AS "paragraph"`)
}
