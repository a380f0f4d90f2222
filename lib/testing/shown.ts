import type { Viewer } from '@/lib/accounts/view'
import { postComment } from '@/lib/comments/post'
import { transaction } from '@/lib/db/client'
import { noon } from './factories'

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
    await tx.article.update({ where: { slug }, data: { shownCount: { increment: 1 } } })
  })
  return number
}
