import type { Db } from '@/lib/db/client'
import { groupBy } from '@/lib/kernel/group-by'
import type { Place } from '@/lib/text/blocks'
import type { Cut } from './cut-quotes'
import { seeQuote } from './state'
import type { QuoteView, Quoting } from './view'

/** More than the quotes of any page; a bound, not an expectation. */
const MAX_ROWS = 10_000

/** A wording whose quotes are wanted. */
export type Quoter = { id: string; revision: number }

/** Who is looking, as far as quotes depend on it: the accounts they have muted. */
export type Looker = { muted: ReadonlySet<string> }

const CUT = {
  commentId: true,
  commentRevision: true,
  position: true,
  cut: true,
  start: true,
  end: true,
  at: true,
  origin: true,
  sourceCommentId: true,
  sourceRevision: true,
  sourceParagraphId: true,
} as const

type StoredCut = Omit<Cut, 'at'> & { origin: 'verified' | 'inferred' }

/** The quotes in some wordings as a viewer may see them, by comment; in a fixed number of queries. */
export async function readQuotes(store: Db, quoters: Quoter[], looker: Looker): Promise<Map<string, QuoteView[]>> {
  const current = new Map(quoters.map(({ id, revision }) => [id, revision]))
  const rows = await store.quote.findMany({
    where: {
      commentId: { in: [...current.keys()] },
      commentRevision: { in: [...new Set(current.values())] },
    },
    orderBy: [{ commentId: 'asc' }, { position: 'asc' }, { cut: 'asc' }],
    take: MAX_ROWS,
    select: CUT,
  })
  const cuts = rows.filter(({ commentId, commentRevision }) => commentRevision === current.get(commentId))
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
export async function viewCuts(store: Db, cuts: StoredCut[], looker: Looker): Promise<QuoteView[]> {
  const commentIds = distinct(cuts.map(({ sourceCommentId }) => sourceCommentId))
  const paragraphIds = distinct(cuts.map(({ sourceParagraphId }) => sourceParagraphId))
  const comments = await findComments(store, commentIds)
  const quotedRevisions = distinct(cuts.map(({ sourceRevision }) => sourceRevision))
  const [texts, paragraphs, quotings] = await Promise.all([
    findTexts(store, commentIds, distinct([...quotedRevisions, ...comments.map(({ revision }) => revision)])),
    findParagraphs(store, paragraphIds),
    findQuotings(store, commentIds, quotedRevisions),
  ])
  const sources = {
    comments: new Map(comments.map((row) => [row.id, row])),
    texts: new Map(texts.map(({ commentId, number, text }) => [`${commentId}/${number}`, text])),
    paragraphs: new Map(paragraphs.map((row) => [row.id, row])),
    quotings: groupBy(quotings, ({ commentId, commentRevision }) => `${commentId}/${commentRevision}`),
  }
  return cuts.map((cut) =>
    cut.sourceParagraphId === null ? viewOfComment(cut, sources, looker) : viewOfParagraph(cut, sources.paragraphs),
  )
}

type Sources = {
  comments: Map<string, SourceComment>
  texts: Map<string, string>
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
    author: text === null ? null : comment.author.name,
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
  return rows.flatMap(({ at, sourceComment, sourceParagraph }) => {
    if (at === null || at < start || at >= end) return []
    const source: Place | null = sourceComment
      ? { comment: sourceComment.number }
      : sourceParagraph && { paragraph: sourceParagraph.number }
    return source ? [{ at: at - start, source }] : []
  })
}

function findComments(store: Db, ids: string[]) {
  return store.comment.findMany({
    where: { id: { in: ids } },
    take: MAX_ROWS,
    select: {
      id: true,
      number: true,
      status: true,
      revision: true,
      authorId: true,
      author: { select: { name: true } },
    },
  })
}
type SourceComment = Awaited<ReturnType<typeof findComments>>[number]

/** The wordings of some comments that have one of these numbers. */
function findTexts(store: Db, commentIds: string[], numbers: number[]) {
  return store.revision.findMany({
    where: { commentId: { in: commentIds }, number: { in: numbers } },
    take: MAX_ROWS,
    select: { commentId: true, number: true, text: true },
  })
}

function findParagraphs(store: Db, ids: string[]) {
  return store.paragraph.findMany({
    where: { id: { in: ids } },
    take: MAX_ROWS,
    select: { id: true, number: true, text: true },
  })
}
type SourceParagraph = Awaited<ReturnType<typeof findParagraphs>>[number]

/** What the sources quote themselves, and where in their own words. */
function findQuotings(store: Db, commentIds: string[], revisions: number[]) {
  return store.quote.findMany({
    where: { commentId: { in: commentIds }, commentRevision: { in: revisions }, cut: 0 },
    orderBy: [{ commentId: 'asc' }, { position: 'asc' }],
    take: MAX_ROWS,
    select: {
      commentId: true,
      commentRevision: true,
      at: true,
      sourceComment: { select: { number: true } },
      sourceParagraph: { select: { number: true } },
    },
  })
}
type QuotingRow = Awaited<ReturnType<typeof findQuotings>>[number]

function distinct<Item>(items: (Item | null)[]): Item[] {
  return [...new Set(items.filter((item) => item !== null))]
}
