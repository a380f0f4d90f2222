import { findMuted } from '@/lib/accounts/mute'
import { findQuoters } from '@/lib/articles/quoters'
import { db } from '@/lib/db/client'
import { readQuotes } from '@/lib/quotes/queries'

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
 * quotes as the viewer may see them, who quotes them and how often they were answered.
 */
export async function readAround(rows: CommentRow[], viewerId: string | null) {
  const ids = rows.map(({ id }) => id)
  const muted = await findMuted(viewerId)
  const [revisions, quotes, backlinks, replies, mine, reported] = await Promise.all([
    findRevisions(rows),
    readQuotes(db(), rows, { muted }),
    findQuoters({ comments: ids }),
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
  const current = new Map(rows.map(({ id, revision }) => [id, revision]))
  return {
    revisions: new Map(
      revisions.filter(({ commentId, number }) => number === current.get(commentId)).map((row) => [row.commentId, row]),
    ),
    quotes,
    backlinks,
    replies: new Map(replies.map(({ parentId, _count }) => [parentId ?? '', _count])),
    recommended: new Set(mine.map(({ commentId }) => commentId)),
    reported: new Set(reported.map(({ commentId }) => commentId)),
    muted,
  }
}
export type Around = Awaited<ReturnType<typeof readAround>>

/** The wordings with these numbers: few comments were edited, so hardly more than the current ones. */
function findRevisions(rows: CommentRow[]) {
  return db().revision.findMany({
    where: {
      commentId: { in: rows.map(({ id }) => id) },
      number: { in: [...new Set(rows.map(({ revision }) => revision))] },
    },
    take: MAX_ROWS,
    select: { commentId: true, number: true, syntax: true, source: true, text: true },
  })
}
