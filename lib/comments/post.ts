import { countTry } from '@/lib/accounts/pace'
import { requireUnerased } from '@/lib/accounts/require-unerased'
import { isModerator, type Viewer } from '@/lib/accounts/view'
import { type LockedArticle, lockArticle } from '@/lib/articles/lock'
import { takesComments } from '@/lib/articles/rules'
import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import type { CutBody } from '@/lib/quotes/cut-quotes'
import type { HoldRule } from '@/lib/screening/rules'
import { screen } from '@/lib/screening/screen'
import { requireWriter } from './rules'
import type { NewComment } from './schema'
import type { CommentStatus } from './view'
import { cutBody, insertRevision, storeMentions, toSubmission } from './write-body'

export type Posted = { number: number; status: CommentStatus }

/**
 * Posts a comment under an article, with its quotes, and records the event that notifications and live pages read.
 *
 * @param author who is posting; authenticated by the caller
 * @param draft  parsed by `NewComment`
 * @param key    makes a retry safe: the same author and key post once; null: none was sent
 * @param now    the time of posting
 * @returns the comment's number; its `status` is 'held' when screening wants a moderator to look first
 * @throws {Refusal} signed_out, forbidden (suspended), not_found (article, parent, source), closed, invalid, misquoted,
 *   rate_limited, conflict (the key was used elsewhere)
 */
export async function postComment(
  author: Viewer | null,
  slug: string,
  draft: NewComment,
  key: string | null = null,
  now = new Date(),
): Promise<Posted> {
  const writer = requireWriter(author)
  return transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const earlier = key === null ? null : await findPosted(tx, writer, key, { article, draft })
    if (earlier) return earlier
    if (!takesComments(article, now)) throw new Refusal('closed', 'Comments on this article are closed.')

    const parentId = draft.replyTo === undefined ? null : await requireParent(tx, article.id, draft.replyTo)
    const cut = await cutBody(tx, article.id, draft)
    await keepPace(tx, writer, now)
    const verdict = await screen(tx, writer, toSubmission(cut), now)
    return insertComment(tx, { writer, article, parentId, cut, verdict, key }, now)
  })
}

async function findPosted(
  tx: Db,
  author: Viewer,
  key: string,
  sent: { article: LockedArticle; draft: NewComment },
): Promise<Posted | null> {
  const row = await tx.comment.findUnique({
    where: { authorId_idempotencyKey: { authorId: author.id, idempotencyKey: key } },
    select: { number: true, status: true, articleId: true, parent: { select: { number: true } } },
  })
  if (!row) return null
  const isSame = row.articleId === sent.article.id && row.parent?.number === sent.draft.replyTo
  if (!isSame) throw new Refusal('conflict', 'This key was already used for another comment.')
  return { number: row.number, status: row.status }
}

async function requireParent(tx: Db, articleId: string, number: number): Promise<string> {
  const parent = await tx.comment.findFirst({ where: { articleId, number, status: 'shown' }, select: { id: true } })
  if (!parent) throw new Refusal('not_found', `There is no comment #${number} to reply to.`, { field: 'replyTo' })
  return parent.id
}

async function keepPace(tx: Db, author: Viewer, now: Date): Promise<void> {
  if (isModerator(author)) return
  const s = settings()
  const { createdAt } = await tx.account.findUniqueOrThrow({ where: { id: author.id }, select: { createdAt: true } })
  const isNew = now.getTime() - createdAt.getTime() < s.DAY_MS
  const limits = isNew
    ? [
        { limit: 1, windowMs: s.PACE_NEW_READER_SECONDS },
        { limit: s.PACE_NEW_READER_PER_DAY, windowMs: s.DAY_MS },
      ]
    : [
        { limit: 1, windowMs: s.PACE_MEMBER_SECONDS },
        { limit: s.PACE_MEMBER_PER_MINUTE, windowMs: 60_000 },
      ]
  for (const pace of limits) await countTry(tx, `post ${author.id} ${pace.windowMs}`, pace, now)
}

type Ready = {
  writer: Viewer
  article: LockedArticle
  parentId: string | null
  cut: CutBody
  verdict: HoldRule | null
  key: string | null
}

async function insertComment(tx: Db, ready: Ready, now: Date): Promise<Posted> {
  const { writer, article, parentId, cut, verdict, key } = ready
  const status = verdict ? 'held' : 'shown'
  const number = article.lastNumber + 1
  const counters = { lastNumber: number, ...(verdict ? {} : { shownCount: { increment: 1 } }) }
  await tx.article.update({ where: { id: article.id }, data: counters, select: { id: true } })
  const row = {
    id: newId(now.getTime()),
    articleId: article.id,
    number,
    authorId: writer.id,
    parentId,
    status,
    statusRule: verdict,
    postedAt: now,
    createdAt: now,
    shownAt: verdict ? null : now,
    idempotencyKey: key,
  } as const
  await tx.comment.create({ data: row, select: { id: true } })
  await requireUnerased(tx, writer.id)
  await insertRevision(tx, { commentId: row.id, number: 1, editorId: writer.id, now, isShown: !verdict }, cut)
  await storeMentions(tx, row, cut.text)
  const kind = verdict ? 'comment.held' : 'comment.posted'
  await recordEvent(tx, {
    kind,
    at: now,
    actorId: writer.id,
    articleId: article.id,
    commentId: row.id,
    data: verdict ? { rule: verdict } : {},
  })
  return { number, status }
}
