import { db } from '@/lib/db/client'
import { groupBy } from '@/lib/kernel/group-by'

/** More than any page of comments can carry; a bound, not an expectation. */
const MAX_ROWS = 10_000

/** The columns a comment is shown from. */
const COMMENT_ROW = {
  id: true,
  number: true,
  authorId: true,
  status: true,
  statusRule: true,
  statusNote: true,
  postedAt: true,
  shownAt: true,
  revision: true,
  editedAt: true,
  recommendationCount: true,
  importedRecommendations: true,
  article: { select: { id: true, slug: true, title: true, takesComments: true, publishedAt: true, addedAt: true } },
  author: { select: { name: true, isUnclaimed: true, role: true } },
  parent: { select: { number: true, status: true, author: { select: { name: true } } } },
  mentions: { take: 50, select: { account: { select: { name: true } } } },
} as const

/** Comments by any condition, in order; at most `take`. */
export function findRows(
  find: Pick<NonNullable<Parameters<ReturnType<typeof db>['comment']['findMany']>[0]>, 'where' | 'orderBy'>,
  take: number,
) {
  return db().comment.findMany({ ...find, take, select: COMMENT_ROW })
}
export type CommentRow = Awaited<ReturnType<typeof findRows>>[number]

/**
 * Everything that stands around some comments, in a fixed number of queries whatever their number: their wording, their
 * quotes with the sources' wordings, who quotes them and how often they were answered.
 */
export async function readAround(rows: CommentRow[], viewerId: string | null) {
  const ids = rows.map(({ id }) => id)
  const current = new Map(rows.map(({ id, revision }) => [id, revision]))
  const [revisions, quotes, backlinks, replies, mine, reported] = await Promise.all([
    findRevisions(ids),
    findQuotes(ids),
    findBacklinks(ids),
    db().comment.groupBy({ by: ['parentId'], where: { parentId: { in: ids }, status: 'shown' }, _count: true }),
    viewerId === null
      ? []
      : db().recommendation.findMany({
          where: { accountId: viewerId, commentId: { in: ids } },
          take: MAX_ROWS,
          select: { commentId: true },
        }),
    viewerId === null
      ? []
      : db().report.findMany({
          where: { reporterId: viewerId, commentId: { in: ids } },
          take: MAX_ROWS,
          select: { commentId: true },
        }),
  ])
  const currentQuotes = quotes.filter((quote) => quote.commentRevision === current.get(quote.commentId))
  return {
    revisions: new Map(
      revisions.filter(({ commentId, number }) => number === current.get(commentId)).map((row) => [row.commentId, row]),
    ),
    quotes: groupBy(currentQuotes, ({ commentId }) => commentId),
    sourceTexts: await findSourceTexts(currentQuotes),
    backlinks: groupBy(
      backlinks.filter((link) => link.commentRevision === link.comment.revision),
      ({ sourceCommentId }) => sourceCommentId ?? '',
    ),
    replies: new Map(replies.map(({ parentId, _count }) => [parentId ?? '', _count])),
    recommended: new Set(mine.map(({ commentId }) => commentId)),
    reported: new Set(reported.map(({ commentId }) => commentId)),
  }
}
export type Around = Awaited<ReturnType<typeof readAround>>

function findRevisions(ids: string[]) {
  return db().revision.findMany({
    where: { commentId: { in: ids } },
    take: MAX_ROWS,
    select: { commentId: true, number: true, syntax: true, source: true, text: true },
  })
}

function findQuotes(ids: string[]) {
  return db().quote.findMany({
    where: { commentId: { in: ids } },
    orderBy: [{ commentId: 'asc' }, { position: 'asc' }, { cut: 'asc' }],
    take: MAX_ROWS,
    select: {
      commentId: true,
      commentRevision: true,
      position: true,
      start: true,
      end: true,
      origin: true,
      sourceRevision: true,
      sourceComment: {
        select: { id: true, number: true, status: true, revision: true, author: { select: { name: true } } },
      },
      sourceParagraph: { select: { number: true, text: true } },
    },
  })
}
export type QuoteRow = Awaited<ReturnType<typeof findQuotes>>[number]

function findBacklinks(ids: string[]) {
  return db().quote.findMany({
    where: { sourceCommentId: { in: ids }, comment: { status: 'shown' } },
    take: MAX_ROWS,
    select: { sourceCommentId: true, commentRevision: true, comment: { select: { number: true, revision: true } } },
  })
}

/** The quoted and the current wording of every source, by `commentId/revision`. */
async function findSourceTexts(quotes: QuoteRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(quotes.flatMap(({ sourceComment }) => (sourceComment ? [sourceComment.id] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await db().revision.findMany({
    where: { commentId: { in: ids } },
    take: MAX_ROWS,
    select: { commentId: true, number: true, text: true },
  })
  return new Map(rows.map(({ commentId, number, text }) => [`${commentId}/${number}`, text]))
}
