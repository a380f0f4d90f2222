import type { Viewer } from '@/lib/accounts/view'
import { countAnswers } from '@/lib/comments/count-answers'
import { keepBacklinks } from '@/lib/comments/keep-backlinks'
import { postComment } from '@/lib/comments/post'
import { transaction } from '@/lib/db/client'
import { afterNoon, anArticle, aReader, noon } from './factories'

/** Posts a comment and shows it, whatever screening thinks of it; its pace does not count. */
export async function aComment(
  author: Viewer,
  slug: string,
  body: string,
  now = noon,
  replyTo?: number,
): Promise<number> {
  const { number, status } = await postComment(
    author,
    slug,
    { body, ...(replyTo === undefined ? {} : { replyTo }) },
    null,
    now,
  )
  await transaction(async (tx) => {
    await tx.pace.deleteMany()
    if (status === 'shown') return
    await tx.comment.updateMany({
      where: { number, article: { slug } },
      data: { status: 'shown', statusRule: null, shownAt: now },
    })
    await tx.revision.updateMany({ where: { comment: { number, article: { slug } } }, data: { shownAt: now } })
    const { id } = await tx.comment.findFirstOrThrow({ where: { number, article: { slug } }, select: { id: true } })
    await countAnswers(tx, id, 1)
    await keepBacklinks(tx, { comment: id })
    await tx.article.update({ where: { slug }, data: { shownCount: { increment: 1 } } })
  })
  return number
}

/** A reader whose comments elsewhere were shown, so that screening lets the next ones (and their edits) pass. */
export async function aRegular(name: string, comments = 3): Promise<Viewer> {
  const [author, elsewhere] = [await aReader({ name }), await anArticle()]
  for (let count = 1; count <= comments; count++)
    await aComment(author, elsewhere.slug, `What ${name} said elsewhere, part ${count}.`, afterNoon(-30))
  return author
}
