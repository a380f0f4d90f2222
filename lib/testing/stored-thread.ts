import type { Viewer } from '@/lib/accounts/view'
import { keepBacklinks } from '@/lib/comments/keep-backlinks'
import { threadPathOf } from '@/lib/comments/thread-path'
import type { CommentStatus } from '@/lib/comments/view'
import { transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { bodyText } from '@/lib/text/plain-text'
import { noon } from './factories'

/** One cut as it is stored; `of` is a comment of the same thread, by its number. */
export type StoredCut = { position: number; of: number; revision?: number; start: number; end: number }

/** A comment as it stands in the store: its wordings are sources, with `{{quote:0}}` where its cuts belong. */
export type StoredComment = {
  author: Viewer
  wordings: string[]
  number?: number
  status?: CommentStatus
  cuts?: StoredCut[]
}

/** Puts a thread into the store at once, as posts, edits and decisions would have left it. */
export async function storeComments(articleId: string, comments: StoredComment[]): Promise<void> {
  const numbered = comments.map((comment, index) => ({ ...comment, id: newId(), number: comment.number ?? index + 1 }))
  const ids = new Map(numbered.map(({ number, id }) => [number, id]))
  const revisions = numbered.flatMap((comment) => revisionsOf(comment, comment.id))
  const cuts = numbered.flatMap(({ id, wordings, cuts }) =>
    (cuts ?? []).map(({ of, revision, ...cut }, index) => ({
      ...cut,
      cut: index,
      commentId: id,
      commentRevision: wordings.length,
      sourceCommentId: ids.get(of) ?? null,
      sourceRevision: revision ?? 1,
      origin: 'verified' as const,
    })),
  )
  await transaction(async (tx) => {
    await tx.comment.createMany({ data: numbered.map((comment) => commentRow(articleId, comment)) })
    await tx.revision.createMany({ data: revisions })
    if (cuts.length > 0) await tx.quote.createMany({ data: cuts })
    if (cuts.length > 0) await keepBacklinks(tx, { thread: articleId })
    const [lastNumber, shownCount] = [
      Math.max(...ids.keys()),
      comments.filter(({ status }) => (status ?? 'shown') === 'shown').length,
    ]
    await tx.article.update({ where: { id: articleId }, data: { lastNumber, shownCount }, select: { id: true } })
  })
}

function commentRow(articleId: string, comment: StoredComment & { id: string; number: number }) {
  const { id, number, author, wordings, status = 'shown' } = comment
  return {
    id,
    articleId,
    number,
    authorId: author.id,
    status,
    postedAt: noon,
    createdAt: noon,
    shownAt: status === 'held' ? null : noon,
    revision: wordings.length,
    threadPath: threadPathOf(null, number),
  }
}

function revisionsOf({ author, wordings, status = 'shown' }: StoredComment, commentId: string) {
  return wordings.map((source, index) => ({
    commentId,
    number: index + 1,
    syntax: 'marked' as const,
    source,
    text: bodyText(source, 'marked'),
    createdAt: noon,
    shownAt: status === 'held' ? null : noon,
    editorId: author.id,
  }))
}
