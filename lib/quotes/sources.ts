import type { Db } from '@/lib/db/client'
import type { Place, Span, Syntax } from '@/lib/text/blocks'
import { type Barred, barredIn } from '@/lib/text/plain-text'

/** Something that can be quoted now: a comment that readers see, in its current revision, or a paragraph. */
export type Source = {
  place: Place
  /** who is said to have written it */
  author: string
  text: string
  /** where the text cannot be cut as it stands */
  barred: Barred
  columns: { sourceCommentId: string | null; sourceRevision: number | null; sourceParagraphId: string | null }
}

const MAX_SOURCES = 50_000
/** Of words that stand in more places than this nobody can say whose they are. */
const MAX_HOLDERS = 200

const COMMENT = {
  id: true,
  number: true,
  revision: true,
  author: { select: { name: true } },
  revisions: { orderBy: { number: 'desc' }, take: 1, select: { text: true, source: true, syntax: true } },
} as const

/** The sources at some places of an article and its thread, by `keyOf` their place; none where nothing can be quoted. */
export async function findSources(tx: Db, articleId: string, places: Place[]): Promise<Map<string, Source>> {
  const comments = places.flatMap((place) => ('comment' in place ? [place.comment] : []))
  const paragraphs = places.flatMap((place) => ('paragraph' in place ? [place.paragraph] : []))
  const sources: Source[] = []
  if (paragraphs.length > 0) {
    const where = { articleId, number: { in: paragraphs } }
    const select = { id: true, number: true, text: true } as const
    sources.push(...(await tx.paragraph.findMany({ where, take: MAX_SOURCES, select })).map(toParagraphSource))
  }
  if (comments.length > 0) {
    const where = { articleId, number: { in: comments }, status: 'shown' } as const
    sources.push(...(await tx.comment.findMany({ where, take: MAX_SOURCES, select: COMMENT })).map(toCommentSource))
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
export async function listSourcesLike(tx: Db, articleId: string, passages: string[]): Promise<Source[]> {
  const anchors = passages.flatMap(anchorsOf)
  const narrowed = await listHolders(tx, articleId, anchors)
  if (narrowed && narrowed.length > MAX_HOLDERS) return []
  const paragraphs = await tx.paragraph.findMany({
    where: { articleId, AND: anchors.map((anchor) => ({ text: { contains: anchor } })) },
    orderBy: { number: 'asc' },
    take: MAX_SOURCES,
    select: { id: true, number: true, text: true },
  })
  const comments = await tx.comment.findMany({
    where: { articleId, status: 'shown', ...(narrowed ? { id: { in: narrowed } } : {}) },
    orderBy: { number: 'asc' },
    take: MAX_SOURCES,
    select: COMMENT,
  })
  return [...paragraphs.map(toParagraphSource), ...comments.map(toCommentSource)]
}

const [LONG_ANCHORS, FIGURE_ANCHORS] = [3, 2]
const RUN = /[\p{L}\p{N}]+/gu
/** SQLite takes no longer patterns than it must. */
const MAX_ANCHOR_UNITS = 60

/** Runs of letters, which folding leaves alone where they are composed: so they stand in the source as in the passage. */
function anchorsOf(folded: string): string[] {
  const runs = (folded.match(RUN) ?? []).map((run) => run.slice(0, MAX_ANCHOR_UNITS).replace(/[\ud800-\udbff]$/, ''))
  const longest = [...new Set(runs)].toSorted((a, b) => b.length - a.length)
  const figures = longest.filter((run) => /\d/.test(run)).slice(0, FIGURE_ANCHORS)
  return [...new Set([...figures, ...longest.slice(0, LONG_ANCHORS)])]
}

/** The comments of a thread whose words hold the anchors; null: without anchors that is not known. */
async function listHolders(tx: Db, articleId: string, anchors: string[]): Promise<string[] | null> {
  const [first, second = first, third = first, fourth = first, fifth = first] = anchors
  if (first === undefined) return null
  // By hand: Prisma would go over the revisions of the whole site.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Comment" c JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"
    WHERE c."articleId" = ${articleId} AND r."text" LIKE ${`%${first}%`}
      AND r."text" LIKE ${`%${second}%`} AND r."text" LIKE ${`%${third}%`}
      AND r."text" LIKE ${`%${fourth}%`} AND r."text" LIKE ${`%${fifth}%`}
    LIMIT ${MAX_HOLDERS + 1}`
  return rows.map(({ id }) => id)
}

/** A source as an earlier revision had it, and the stretches of it that a wording quotes. */
export type QuotedRevision = Source & { quoted: Span[] }

/** The revisions of a source that a wording quotes, as they were. */
export async function listQuotedRevisions(
  tx: Db,
  quoting: { commentId: string; revision: number },
  source: Source,
): Promise<QuotedRevision[]> {
  const { sourceCommentId } = source.columns
  if (sourceCommentId === null) return []
  const quotes = await tx.quote.findMany({
    where: { commentId: quoting.commentId, commentRevision: quoting.revision, sourceCommentId },
    take: MAX_SOURCES,
    select: { sourceRevision: true, start: true, end: true },
  })
  const numbers = new Set(quotes.flatMap(({ sourceRevision }) => sourceRevision ?? []))
  const revisions = await tx.revision.findMany({
    where: { commentId: sourceCommentId, number: { in: [...numbers] } },
    take: MAX_SOURCES,
    select: { number: true, text: true, source: true, syntax: true },
  })
  return revisions.map(({ number, text, source: written, syntax }) => ({
    ...source,
    text,
    barred: barredIn(written, syntax),
    columns: { ...source.columns, sourceRevision: number },
    quoted: quotes.filter(({ sourceRevision }) => sourceRevision === number),
  }))
}

function toParagraphSource(row: { id: string; number: number; text: string }): Source {
  const columns = { sourceCommentId: null, sourceRevision: null, sourceParagraphId: row.id }
  const barred = { struck: [], gaps: [] }
  return { place: { paragraph: row.number }, author: 'the article', text: row.text, barred, columns }
}

type CommentRow = {
  id: string
  number: number
  revision: number
  author: { name: string }
  revisions: { text: string; source: string; syntax: Syntax }[]
}

function toCommentSource(row: CommentRow): Source {
  const { text, source, syntax } = row.revisions[0] ?? { text: '', source: '', syntax: 'plain' }
  const columns = { sourceCommentId: row.id, sourceRevision: row.revision, sourceParagraphId: null }
  const barred = barredIn(source, syntax)
  return { place: { comment: row.number }, author: row.author.name, text, barred, columns }
}
