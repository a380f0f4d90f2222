import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { type Writing, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { whyOf } from '@/lib/events/why'
import { Refusal } from '@/lib/kernel/refusal'
import { isPicked } from './rules'
import type { CommentStatus } from './view'

/**
 * Picks a comment for the front page, in the words it has now, or takes the pick back. The front page shows the one that
 * was picked last. Twice is the same as once.
 *
 * @throws {Refusal} not_found (no such comment, or the viewer may not), conflict (not everybody sees it), forbidden
 *   (one's own)
 */
export async function pickComment(
  viewer: Viewer | null,
  slug: string,
  number: number,
  isWanted: boolean,
  now = new Date(),
  why = '',
): Promise<void> {
  const moderator = requireRight(viewer, 'pick')
  await write(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await requirePickable(tx, article.id, number)
    if (isWanted ? isPicked(comment) : comment.pickedAt === null) return
    if (isWanted) requireOthers(comment, moderator)
    await setPicked(tx, comment.id, isWanted ? now : null)
    await keepLatest(tx, article.id)
    const kind = isWanted ? 'comment.picked' : 'comment.unpicked'
    const subject = { at: now, actorId: moderator.id, articleId: article.id, commentId: comment.id }
    await recordEvent(tx, { kind, ...subject, data: whyOf(why) })
  })
}

type Pickable = {
  id: string
  authorId: string
  status: CommentStatus
  pickedAt: Date | null
  wording: { createdAt: Date }
}

async function requirePickable(tx: Writing, articleId: string, number: number): Promise<Pickable> {
  const [row] = await tx.sql.all<Omit<Pickable, 'wording'> & { createdAt: Date }>(sql`
    SELECT c."id", c."authorId", c."status", c."pickedAt", r."createdAt" FROM "Comment" c
    JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = c."revision"
    WHERE c."articleId" = ${articleId} AND c."number" = ${number}`)
  if (!row) throw new Refusal('not_found', `There is no comment #${number} here.`)
  const { createdAt, ...comment } = row
  return { ...comment, wording: { createdAt } }
}

function requireOthers({ status, authorId }: Pickable, { id }: Viewer): void {
  if (status !== 'shown') throw new Refusal('conflict', 'Only a comment that everybody sees can be picked.')
  if (authorId === id) throw new Refusal('forbidden', 'Nobody picks their own comment.')
}

async function setPicked(tx: Writing, id: string, at: Date | null): Promise<void> {
  await tx.sql.run(
    at === null
      ? sql`UPDATE "Comment" SET "pickedAt" = NULL WHERE "id" = ${id}`
      : sql`UPDATE "Comment" SET "pickedAt" = ${at} WHERE "id" = ${id}`,
  )
}

/** Notes at the article which of its picked comments is the latest that everybody sees. */
async function keepLatest(tx: Writing, articleId: string): Promise<void> {
  await tx.sql.run(sql`
    UPDATE "Article" SET "pickedNumber" = (
      SELECT c."number" FROM "Comment" c
      WHERE c."articleId" = ${articleId} AND c."pickedAt" IS NOT NULL AND NOT (c."status" <> 'shown')
      ORDER BY c."pickedAt" DESC, c."number" DESC LIMIT 1
    ) WHERE "id" = ${articleId}`)
}
