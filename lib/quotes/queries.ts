import { empty, join, type Sql, sql } from '@/lib/db/sql'
import { groupBy } from '@/lib/kernel/group-by'
import type { Place } from '@/lib/text/blocks'
import type { Cut } from './cut-quotes'
import type { Source } from './sources'
import { seeQuote } from './state'
import type { QuoteView, Quoting } from './view'

/** More than the quotes of any page; a bound, not an expectation. */
const MAX_ROWS = 10_000

/** A wording whose quotes are wanted. */
export type Quoter = { id: string; revision: number }

/** Who is looking, as far as quotes depend on it: the accounts they have muted. */
export type Looker = { muted: ReadonlySet<string> }

type StoredCut = Omit<Cut, 'at'> & { origin: 'verified' | 'inferred' }

/** Where the quotes are read from: the store, or within a transaction. */
type Reading = { sql: Sql }

/** The quotes in some wordings as a viewer may see them, by comment; in a fixed number of queries. */
export async function readQuotes(store: Reading, quoters: Quoter[], looker: Looker): Promise<Map<string, QuoteView[]>> {
  const cuts = await findCuts(store, quoters)
  const views = await viewCuts(store, cuts, looker)
  const pairs = cuts.flatMap(({ commentId }, index) => {
    const view = views[index]
    return view ? [{ commentId, view }] : []
  })
  return new Map(
    [...groupBy(pairs, ({ commentId }) => commentId)].map(([id, list]) => [id, list.map(({ view }) => view)]),
  )
}

/** What a viewer gets of each cut; the words are read from their source now, and only where `seeQuote` allows it. */
export async function viewCuts(store: Reading, cuts: StoredCut[], looker: Looker): Promise<QuoteView[]> {
  const commentIds = distinct(cuts.map(({ sourceCommentId }) => sourceCommentId))
  const quotedRevisions = distinct(cuts.map(({ sourceRevision }) => sourceRevision))
  const wordings = await findWordings(store, commentIds, quotedRevisions)
  const paragraphs = await findParagraphs(store, distinct(cuts.map(({ sourceParagraphId }) => sourceParagraphId)))
  const quotings = await findQuotings(store, commentIds, quotedRevisions)
  return viewFrom(cuts, { wordings, paragraphs, quotings }, looker)
}

/** The same of cuts that were made in this transaction, from these sources as they are now. */
export async function viewNewCuts(store: Reading, cuts: Cut[], found: Source[], looker: Looker): Promise<QuoteView[]> {
  const quoters = found.filter(({ isQuoter }) => isQuoter).map(({ columns }) => columns)
  const quotings = await findQuotings(
    store,
    distinct(quoters.map(({ sourceCommentId }) => sourceCommentId)),
    distinct(quoters.map(({ sourceRevision }) => sourceRevision)),
  )
  const stored = cuts.map((cut) => ({ ...cut, origin: 'verified' as const }))
  const wordings = found.flatMap((source) => toWording(source) ?? [])
  return viewFrom(
    stored,
    { wordings, paragraphs: found.flatMap((source) => toParagraph(source) ?? []), quotings },
    looker,
  )
}

function toWording({ place, columns, author, authorId, text }: Source): SourceWording | null {
  const { sourceCommentId: id, sourceRevision: revision } = columns
  if (!('comment' in place) || id === null || revision === null || authorId === null) return null
  return { id, number: place.comment, status: 'shown', revision, authorId, author, wording: revision, text }
}

function toParagraph({ place, columns: { sourceParagraphId: id }, text }: Source): SourceParagraph | null {
  return 'paragraph' in place && id !== null ? { id, number: place.paragraph, text } : null
}

type Read = { wordings: SourceWording[]; paragraphs: SourceParagraph[]; quotings: QuotingRow[] }

function viewFrom(cuts: StoredCut[], { wordings, paragraphs, quotings }: Read, looker: Looker): QuoteView[] {
  const sources = {
    comments: new Map(wordings.map((row) => [row.id, row])),
    texts: new Map(wordings.map(({ id, wording, text }) => [`${id}/${wording}`, text])),
    paragraphs: new Map(paragraphs.map((row) => [row.id, row])),
    quotings: groupBy(quotings, ({ commentId, commentRevision }) => `${commentId}/${commentRevision}`),
  }
  return cuts.map((cut) =>
    cut.sourceParagraphId === null ? viewOfComment(cut, sources, looker) : viewOfParagraph(cut, sources.paragraphs),
  )
}

type Sources = {
  comments: Map<string, SourceWording>
  texts: Map<string, string | null>
  paragraphs: Map<string, SourceParagraph>
  quotings: Map<string, QuotingRow[]>
}

function viewOfComment(cut: StoredCut, sources: Sources, { muted }: Looker): QuoteView {
  const comment = sources.comments.get(cut.sourceCommentId ?? '')
  if (!comment) throw new Error('A quote without a source was stored.')
  const revision = cut.sourceRevision ?? comment.revision
  const { start, end, position, origin } = cut
  const { state, text } = seeQuote({
    status: comment.status,
    isMuted: muted.has(comment.authorId),
    quotedText: sources.texts.get(`${comment.id}/${revision}`) ?? '',
    currentText: sources.texts.get(`${comment.id}/${comment.revision}`) ?? '',
    start,
    end,
  })
  return {
    position,
    source: { comment: comment.number, revision },
    author: text === null ? null : comment.author,
    start,
    end,
    text,
    origin,
    state,
    quoting: text === null ? [] : quotingWithin(cut, sources.quotings.get(`${comment.id}/${revision}`) ?? []),
  }
}

function viewOfParagraph(cut: StoredCut, paragraphs: Map<string, SourceParagraph>): QuoteView {
  const paragraph = paragraphs.get(cut.sourceParagraphId ?? '')
  if (!paragraph) throw new Error('A quote without a source was stored.')
  const { start, end, position, origin } = cut
  const text = paragraph.text.slice(start, end)
  const source = { paragraph: paragraph.number }
  return { position, source, author: null, start, end, text, origin, state: 'shown', quoting: [] }
}

/** The quotes that their source has within or right before the quoted words. */
function quotingWithin({ start, end }: StoredCut, rows: QuotingRow[]): Quoting[] {
  return rows.flatMap(({ at, commentNumber, paragraphNumber }) => {
    if (at < start || at >= end) return []
    const source: Place | null =
      commentNumber === null
        ? paragraphNumber === null
          ? null
          : { paragraph: paragraphNumber }
        : { comment: commentNumber }
    return source ? [{ at: at - start, source }] : []
  })
}

type CutRow = StoredCut & { commentId: string; commentRevision: number }

/** The cuts of some wordings, in the order in which they stand there. */
async function findCuts(store: Reading, quoters: Quoter[]): Promise<CutRow[]> {
  if (quoters.length === 0) return []
  const current = new Map(quoters.map(({ id, revision }) => [id, revision]))
  const rows = await store.sql.all<CutRow>(sql`
    SELECT "commentId", "commentRevision", "position", "cut", "start", "end", "origin",
      "sourceCommentId", "sourceRevision", "sourceParagraphId"
    FROM "Quote"
    WHERE "commentId" IN (${join([...current.keys()])}) AND "commentRevision" IN (${join(distinct([...current.values()]))})
    ORDER BY "commentId", "position", "cut" LIMIT ${MAX_ROWS}`)
  return rows.filter(({ commentId, commentRevision }) => commentRevision === current.get(commentId))
}

/** A comment that is quoted, once for each of its wordings that are wanted; without them where readers do not see it. */
type SourceWording = {
  id: string
  number: number
  status: 'shown' | 'held' | 'removed' | 'withdrawn'
  revision: number
  authorId: string
  author: string
  wording: number | null
  text: string | null
}

/** Some comments with their current wording and those that have one of these numbers. */
async function findWordings(store: Reading, ids: string[], numbers: number[]): Promise<SourceWording[]> {
  if (ids.length === 0) return []
  const quoted = numbers.length === 0 ? empty : sql`OR "wording"."number" IN (${join(numbers)})`
  return store.sql.all(sql`
    SELECT "comment"."id", "comment"."number", "comment"."status", "comment"."revision", "comment"."authorId",
      "author"."name" AS "author", "wording"."number" AS "wording", "wording"."text"
    FROM "Comment" AS "comment"
    LEFT JOIN "Account" AS "author" ON "author"."id" = "comment"."authorId"
    LEFT JOIN "Revision" AS "wording" ON "wording"."commentId" = "comment"."id" AND "comment"."status" = 'shown'
      AND ("wording"."number" = "comment"."revision" ${quoted})
    WHERE "comment"."id" IN (${join(ids)}) LIMIT ${MAX_ROWS}`)
}

type SourceParagraph = { id: string; number: number; text: string }

async function findParagraphs(store: Reading, ids: string[]): Promise<SourceParagraph[]> {
  if (ids.length === 0) return []
  return store.sql.all(sql`SELECT "id", "number", "text" FROM "Paragraph" WHERE "id" IN (${join(ids)})`)
}

type QuotingRow = {
  commentId: string
  commentRevision: number
  at: number
  commentNumber: number | null
  paragraphNumber: number | null
}

/** What the sources quote themselves, and where in their own words. */
async function findQuotings(store: Reading, commentIds: string[], revisions: number[]): Promise<QuotingRow[]> {
  if (commentIds.length === 0 || revisions.length === 0) return []
  return store.sql.all(sql`
    SELECT "quote"."commentId", "quote"."commentRevision", "quote"."at",
      "comment"."number" AS "commentNumber", "paragraph"."number" AS "paragraphNumber"
    FROM "Quote" AS "quote"
    LEFT JOIN "Comment" AS "comment" ON "comment"."id" = "quote"."sourceCommentId"
    LEFT JOIN "Paragraph" AS "paragraph" ON "paragraph"."id" = "quote"."sourceParagraphId"
    WHERE "quote"."commentId" IN (${join(commentIds)}) AND "quote"."commentRevision" IN (${join(revisions)})
      AND "quote"."cut" = 0 AND "quote"."at" IS NOT NULL
    ORDER BY "quote"."commentId", "quote"."position" LIMIT ${MAX_ROWS}`)
}

function distinct<Item>(items: (Item | null)[]): Item[] {
  return [...new Set(items.filter((item) => item !== null))]
}
