import type { Db } from '@/lib/db/client'
import type { Place } from '@/lib/text/blocks'
import type { QuoteSource } from './view'

/** Something that can be quoted now: a comment that readers see, in its current revision, or a paragraph. */
export type Source = {
  place: Place
  /** who is said to have written it */
  author: string
  text: string
  columns: { sourceCommentId: string | null; sourceRevision: number | null; sourceParagraphId: string | null }
}

const MAX_SOURCES = 50_000

const COMMENT = {
  id: true,
  number: true,
  revision: true,
  author: { select: { name: true } },
  revisions: { orderBy: { number: 'desc' }, take: 1, select: { text: true } },
} as const

/** The source at a place of this article's thread, or null where nothing can be quoted there. */
export async function findSource(tx: Db, articleId: string, place: Place): Promise<Source | null> {
  if ('paragraph' in place) {
    const where = { articleId_number: { articleId, number: place.paragraph } }
    const row = await tx.paragraph.findUnique({ where, select: { id: true, number: true, text: true } })
    return row && toParagraphSource(row)
  }
  const where = { articleId, number: place.comment, status: 'shown' } as const
  const row = await tx.comment.findFirst({ where, select: COMMENT })
  return row && toCommentSource(row)
}

/** Everything in a thread that can be quoted, paragraphs first, then comments in order. */
export async function listSources(tx: Db, articleId: string): Promise<Source[]> {
  const paragraphs = await tx.paragraph.findMany({
    where: { articleId },
    orderBy: { number: 'asc' },
    take: MAX_SOURCES,
    select: { id: true, number: true, text: true },
  })
  const comments = await tx.comment.findMany({
    where: { articleId, status: 'shown' },
    orderBy: { number: 'asc' },
    take: MAX_SOURCES,
    select: COMMENT,
  })
  return [...paragraphs.map(toParagraphSource), ...comments.map(toCommentSource)]
}

/** The revisions of a source that a wording quotes, as they were. */
export async function listQuotedRevisions(
  tx: Db,
  quoting: { commentId: string; revision: number },
  source: Source,
): Promise<Source[]> {
  const { sourceCommentId } = source.columns
  if (sourceCommentId === null) return []
  const quotes = await tx.quote.findMany({
    where: { commentId: quoting.commentId, commentRevision: quoting.revision, sourceCommentId },
    take: MAX_SOURCES,
    select: { sourceRevision: true },
  })
  const numbers = [
    ...new Set(quotes.flatMap(({ sourceRevision }) => (sourceRevision === null ? [] : [sourceRevision]))),
  ]
  const revisions = await tx.revision.findMany({
    where: { commentId: sourceCommentId, number: { in: numbers } },
    take: MAX_SOURCES,
    select: { number: true, text: true },
  })
  return revisions.map(({ number, text }) => ({
    ...source,
    text,
    columns: { ...source.columns, sourceRevision: number },
  }))
}

function toParagraphSource(row: { id: string; number: number; text: string }): Source {
  const columns = { sourceCommentId: null, sourceRevision: null, sourceParagraphId: row.id }
  return { place: { paragraph: row.number }, author: 'the article', text: row.text, columns }
}

type CommentRow = {
  id: string
  number: number
  revision: number
  author: { name: string }
  revisions: { text: string }[]
}

function toCommentSource(row: CommentRow): Source {
  const columns = { sourceCommentId: row.id, sourceRevision: row.revision, sourceParagraphId: null }
  return { place: { comment: row.number }, author: row.author.name, text: row.revisions[0]?.text ?? '', columns }
}

/** What a cut was taken from: its place, its author and its words. */
export async function sourceText(
  store: Db,
  cut: Source['columns'],
): Promise<{ source: QuoteSource; author: string | null; text: string }> {
  if (cut.sourceParagraphId !== null) {
    const row = await store.paragraph.findUniqueOrThrow({
      where: { id: cut.sourceParagraphId },
      select: { number: true, text: true },
    })
    return { source: { paragraph: row.number }, author: null, text: row.text }
  }
  const revision = { commentId: cut.sourceCommentId ?? '', number: cut.sourceRevision ?? 0 }
  const row = await store.revision.findUniqueOrThrow({
    where: { commentId_number: revision },
    select: { text: true, comment: { select: { number: true, author: { select: { name: true } } } } },
  })
  return {
    source: { comment: row.comment.number, revision: revision.number },
    author: row.comment.author.name,
    text: row.text,
  }
}
