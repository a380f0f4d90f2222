import type { Writing } from '@/lib/db/client'
import { commentsHolding, commentsHoldingRare } from '@/lib/db/search'
import { empty, join, type Statement, sql } from '@/lib/db/sql'
import type { Place, Span, Syntax } from '@/lib/text/blocks'
import { type Barred, barredIn } from '@/lib/text/plain-text'
import { holdsQuote } from '@/lib/text/quote-token'
import { indexWordsOf } from './index-words'

/** Something that can be quoted now: a comment that readers see, in its current revision, or a paragraph. */
export type Source = {
  place: Place
  /** who is said to have written it */
  author: string
  /** null: the article */
  authorId: string | null
  text: string
  /** whether it quotes others itself */
  isQuoter: boolean
  /** where the text cannot be cut as it stands */
  barred: Barred
  columns: { sourceCommentId: string | null; sourceRevision: number | null; sourceParagraphId: string | null }
}

const MAX_SOURCES = 50_000
/** Of words that stand in more places than this nobody can say whose they are. */
const MAX_HOLDERS = 200
/** A longer thread is not gone through for words that the index cannot be asked for. */
const MAX_SCANNED = 10_000
/** In a thread of so few comments going through all texts is cheaper than asking the index. */
const SHORT = 300

type ParagraphRow = { id: string; number: number; text: string }
type CommentRow = {
  id: string
  number: number
  revision: number
  authorId: string
  author: string
  text: string
  source: string
  syntax: Syntax
}

const COLUMNS = sql`
  c."id", c."number", c."revision", c."authorId", a."name" AS "author", r."text", r."source", r."syntax"`
/** Comments with what can be quoted of them: their current words. */
const COMMENTS = sql`
  SELECT ${COLUMNS}
  FROM "Comment" c JOIN "Account" a ON a."id" = c."authorId"
    JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"`

/** The sources at some places of an article and its thread, by `keyOf` their place; none where nothing can be quoted. */
export async function findSources(tx: Writing, articleId: string, places: Place[]): Promise<Map<string, Source>> {
  const comments = places.flatMap((place) => ('comment' in place ? [place.comment] : []))
  const paragraphs = places.flatMap((place) => ('paragraph' in place ? [place.paragraph] : []))
  const sources: Source[] = []
  if (paragraphs.length > 0) {
    const rows = await tx.sql.all<ParagraphRow>(sql`
      SELECT "id", "number", "text" FROM "Paragraph"
      WHERE "articleId" = ${articleId} AND "number" IN (${join(paragraphs)}) LIMIT ${MAX_SOURCES}`)
    sources.push(...rows.map(toParagraphSource))
  }
  if (comments.length > 0) {
    const rows = await tx.sql.all<CommentRow>(sql`
      ${COMMENTS} WHERE c."articleId" = ${articleId} AND c."number" IN (${join(comments)}) AND c."status" = 'shown'
      LIMIT ${MAX_SOURCES}`)
    sources.push(...rows.map(toCommentSource))
  }
  return new Map(sources.map((source) => [keyOf(source.place), source]))
}

export function keyOf(place: Place): string {
  return 'paragraph' in place ? `¶${place.paragraph}` : `#${place.comment}`
}

/**
 * What in a thread may hold all of these passages: every source that does is among them, and hardly any other.
 *
 * @param passages folded
 */
export async function listSourcesLike(tx: Writing, articleId: string, passages: string[]): Promise<Source[]> {
  const anchors = passages.flatMap(anchorsOf).slice(0, MAX_ANCHORS)
  const near = await nearPassages(tx, articleId, passages)
  const holders = await tx.sql.all<CommentRow>(sql`
    ${near} ${holding(sql`r."text"`, anchors)}
    LIMIT ${anchors.length > 0 ? MAX_HOLDERS + 1 : MAX_SOURCES}`)
  if (anchors.length > 0 && holders.length > MAX_HOLDERS) return []
  const paragraphs = await tx.sql.all<ParagraphRow>(sql`
    SELECT "id", "number", "text" FROM "Paragraph"
    WHERE "articleId" = ${articleId} ${holding(sql`"text"`, anchors)} ORDER BY "number" LIMIT ${MAX_SOURCES}`)
  return [...paragraphs.map(toParagraphSource), ...holders.map(toCommentSource)]
}

/** What readers see now of the comments that may hold these passages, by the index where it can be asked. */
async function nearPassages(tx: Writing, articleId: string, passages: string[]): Promise<Statement> {
  const words = [...new Set(passages.flatMap(indexWordsOf))].slice(0, MAX_WORDS)
  if (words.length === 0) return inThread(articleId)
  const few = await commentsHoldingRare(tx, articleId, words)
  if (few) return amongHolders(articleId, few)
  const [thread] = await tx.sql.all<{ lastNumber: number }>(sql`
    SELECT "lastNumber" FROM "Article" WHERE "id" = ${articleId}`)
  const isShort = thread !== undefined && thread.lastNumber <= SHORT
  return isShort ? inThread(articleId) : amongHolders(articleId, commentsHolding(articleId, words))
}

/** `CROSS JOIN` because SQLite takes its order as it stands. */
function amongHolders(articleId: string, holders: Statement): Statement {
  return sql`
    SELECT ${COLUMNS}
    FROM (${holders}) AS holder CROSS JOIN "Comment" c CROSS JOIN "Revision" r CROSS JOIN "Account" a
    WHERE c."id" = holder."commentId" AND c."articleId" = ${articleId} AND NOT (c."status" <> 'shown')
      AND r."commentId" = c."id" AND r."number" = c."revision" AND a."id" = c."authorId"`
}

/** Words that make no word of the index are looked for in every text of the thread, where it is not too long for that. */
function inThread(articleId: string): Statement {
  return sql`
    ${COMMENTS} WHERE c."articleId" = ${articleId} AND c."status" = 'shown'
      AND (SELECT "lastNumber" FROM "Article" WHERE "id" = ${articleId}) <= ${MAX_SCANNED}`
}

/** The condition that a text holds all of these. */
function holding(text: Statement, anchors: string[]): Statement {
  return anchors.reduce((condition, anchor) => sql`${condition} AND ${text} LIKE ${`%${anchor}%`}`, empty)
}

const [LONG_ANCHORS, FIGURE_ANCHORS] = [3, 2]
const RUN = /[\p{L}\p{N}]+/gu
const MAX_ANCHORS = 5
const MAX_WORDS = 8
/** SQLite takes no longer patterns than it must. */
const MAX_ANCHOR_UNITS = 60

/** Runs of letters, which folding leaves alone where they are composed: so they stand in the source as in the passage. */
function anchorsOf(folded: string): string[] {
  const runs = (folded.match(RUN) ?? []).map((run) => run.slice(0, MAX_ANCHOR_UNITS).replace(/[\ud800-\udbff]$/, ''))
  const longest = [...new Set(runs)].toSorted((a, b) => b.length - a.length)
  const figures = longest.filter((run) => /\d/.test(run)).slice(0, FIGURE_ANCHORS)
  return [...new Set([...figures, ...longest.slice(0, LONG_ANCHORS)])]
}

/** A source as an earlier revision had it, and the stretches of it that a wording quotes. */
export type QuotedRevision = Source & { quoted: Span[] }

/** The revisions of a source that a wording quotes, as they were. */
export async function listQuotedRevisions(
  tx: Writing,
  quoting: { commentId: string; revision: number },
  source: Source,
): Promise<QuotedRevision[]> {
  const { sourceCommentId } = source.columns
  if (sourceCommentId === null) return []
  const quotes = await tx.sql.all<{ sourceRevision: number } & Span>(sql`
    SELECT "sourceRevision", "start", "end" FROM "Quote"
    WHERE "commentId" = ${quoting.commentId} AND "commentRevision" = ${quoting.revision}
      AND "sourceCommentId" = ${sourceCommentId} AND "sourceRevision" IS NOT NULL LIMIT ${MAX_SOURCES}`)
  const numbers = new Set(quotes.map(({ sourceRevision }) => sourceRevision))
  if (numbers.size === 0) return []
  const revisions = await tx.sql.all<{ number: number; text: string; source: string; syntax: Syntax }>(sql`
    SELECT "number", "text", "source", "syntax" FROM "Revision"
    WHERE "commentId" = ${sourceCommentId} AND "number" IN (${join([...numbers])}) LIMIT ${MAX_SOURCES}`)
  return revisions.map(({ number, text, source: written, syntax }) => ({
    ...source,
    text,
    barred: barredIn(written, syntax),
    columns: { ...source.columns, sourceRevision: number },
    quoted: quotes.filter(({ sourceRevision }) => sourceRevision === number),
  }))
}

function toParagraphSource(row: ParagraphRow): Source {
  const columns = { sourceCommentId: null, sourceRevision: null, sourceParagraphId: row.id }
  const barred = { struck: [], gaps: [] }
  return {
    place: { paragraph: row.number },
    author: 'the article',
    authorId: null,
    text: row.text,
    isQuoter: false,
    barred,
    columns,
  }
}

function toCommentSource({ id, number, revision, authorId, author, text, source, syntax }: CommentRow): Source {
  const columns = { sourceCommentId: id, sourceRevision: revision, sourceParagraphId: null }
  const [isQuoter, barred] = [holdsQuote(source), barredIn(source, syntax)]
  return { place: { comment: number }, author, authorId, text, isQuoter, barred, columns }
}
