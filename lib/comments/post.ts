import { requireUnerased } from '@/lib/accounts/require-unerased'
import type { Viewer } from '@/lib/accounts/view'
import type { LockedArticle } from '@/lib/articles/lock'
import { takesComments } from '@/lib/articles/rules'
import { giveBack, takeNumber } from '@/lib/articles/take-number'
import { type Writing, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import { readBrake } from '@/lib/screening/brake'
import { type WordLists, withWordLists } from '@/lib/screening/read-word-lists'
import { requireAllowed } from '@/lib/screening/refuse'
import { ask, closed, holdRuleOf } from '@/lib/screening/rules'
import { screen } from '@/lib/screening/screen'
import { storeVerdicts } from '@/lib/screening/store-verdicts'
import type { Filled, Verdict } from '@/lib/screening/verdict'
import { addMentions } from './add-mentions'
import { countAnswerTo } from './count-answers'
import { countPace } from './count-pace'
import { requireWriter } from './rules'
import type { NewComment } from './schema'
import { seePosted } from './see-posted'
import { threadPathOf } from './thread-path'
import type { CommentStatus, CommentView } from './view'
import { type AcceptedCut, cutBody, insertRevision, toSubmission } from './write-body'

export type Posted = { number: number; status: CommentStatus }

/** The comment as its author sees it now; null: this key had posted it before. */
export type PostedNow = Posted & { seen: CommentView | null }

/**
 * Posts a comment under an article, with its quotes, and records the event that notifications and live pages read.
 *
 * @param author who is posting; authenticated by the caller
 * @param draft  parsed by `NewComment`
 * @param key    makes a retry safe: the same author and key post once; null: none was sent
 * @param now    the time of posting
 * @param filled how long its form was open; null: it came without one
 * @returns the comment's number and the comment as its author sees it; its `status` is 'held' when screening wants a
 *   moderator to look first
 * @throws {Refusal} signed_out, forbidden (suspended), not_found (article, parent, source), closed, invalid, misquoted,
 *   rate_limited, conflict (the key was used elsewhere)
 */
export async function postComment(
  author: Viewer | null,
  slug: string,
  draft: NewComment,
  key: string | null = null,
  now = new Date(),
  filled: Filled | null = null,
): Promise<PostedNow> {
  const writer = requireWriter(author)
  return withWordLists((lists) => write((tx) => postIn(tx, writer, { slug, draft, key, filled, lists }, now)))
}

type Sent = { slug: string; draft: NewComment; key: string | null; filled: Filled | null; lists: WordLists }

async function postIn(
  tx: Writing,
  writer: Viewer,
  { slug, draft, key, filled, lists }: Sent,
  now: Date,
): Promise<PostedNow> {
  const article = await takeNumber(tx, slug)
  const earlier = key === null ? null : await findPosted(tx, writer, key, { article, draft })
  if (earlier) {
    await giveBack(tx, article.id, 'number')
    return earlier
  }
  const isOpen = () => takesComments(article, now)
  requireAllowed(ask('closed', () => closed({ takesComments: isOpen })))

  const parent = draft.replyTo === undefined ? null : await requireParent(tx, article.id, draft.replyTo)
  const cut = await cutBody(tx, article.id, draft)
  const circumstances = {
    articleId: article.id,
    takesComments: isOpen,
    paceWaitMs: await countPace(tx, writer, now),
    brake: parent && (await readBrake(tx, writer, { articleId: article.id, parentId: parent.id }, now)),
    filled,
    lists,
  }
  const submission = toSubmission(cut)
  const verdicts = await screen(tx, writer, submission, circumstances, now)
  return insertComment(tx, { writer, article, parent, cut, wordsHash: submission.wordsHash, verdicts, key }, now)
}

async function findPosted(
  tx: Writing,
  author: Viewer,
  key: string,
  sent: { article: LockedArticle; draft: NewComment },
): Promise<PostedNow | null> {
  const [row] = await tx.sql.all<Posted & { articleId: string; replyTo: number | null }>(sql`
    SELECT c."number", c."status", c."articleId", p."number" AS "replyTo"
    FROM "Comment" c LEFT JOIN "Comment" p ON p."id" = c."parentId"
    WHERE c."authorId" = ${author.id} AND c."idempotencyKey" = ${key}`)
  if (!row) return null
  const isSame = row.articleId === sent.article.id && row.replyTo === (sent.draft.replyTo ?? null)
  if (!isSame) throw new Refusal('conflict', 'This key was already used for another comment.')
  return { number: row.number, status: row.status, seen: null }
}

type Parent = { id: string; number: number; threadPath: string; author: string; lockedAt: Date | null }

async function requireParent(tx: Writing, articleId: string, number: number): Promise<Parent> {
  const [parent] = await tx.sql.all<Parent>(sql`
    SELECT c."id", c."number", c."threadPath", a."name" AS "author", c."lockedAt" FROM "Comment" c
    JOIN "Account" a ON a."id" = c."authorId"
    WHERE c."articleId" = ${articleId} AND c."number" = ${number} AND NOT (c."status" <> 'shown')`)
  if (!parent) throw new Refusal('not_found', `There is no comment #${number} to reply to.`, { field: 'replyTo' })
  if (parent.lockedAt)
    throw new Refusal('closed', `Replies to #${number} are locked. You can still quote it.`, { field: 'replyTo' })
  return parent
}

type Ready = {
  writer: Viewer
  article: LockedArticle
  parent: Parent | null
  cut: AcceptedCut
  wordsHash: string
  verdicts: Verdict[]
  key: string | null
}

async function insertComment(tx: Writing, ready: Ready, now: Date): Promise<PostedNow> {
  const { writer, article, parent, cut, wordsHash, verdicts, key } = ready
  const verdict = holdRuleOf(verdicts)
  const [id, number] = [newId(now.getTime()), article.lastNumber]
  if (verdict) await giveBack(tx, article.id, 'place')
  await tx.sql.run(sql`
    INSERT INTO "Comment" ("id", "articleId", "number", "threadPath", "authorId", "parentId", "status", "statusRule",
      "postedAt", "createdAt", "shownAt", "idempotencyKey", "wordsHash")
    VALUES (${id}, ${article.id}, ${number}, ${threadPathOf(parent?.threadPath ?? null, number)}, ${writer.id},
      ${parent?.id ?? null}, ${verdict ? 'held' : 'shown'}, ${verdict}, ${now}, ${now}, ${verdict ? null : now}, ${key},
      ${wordsHash})`)
  await requireUnerased(tx, writer.id)
  const shown = { isShown: !verdict, backlink: verdict ? null : number }
  await insertRevision(tx, { commentId: id, number: 1, editorId: writer.id, now, ...shown }, cut)
  await addMentions(tx, { id, articleId: article.id }, cut.text)
  if (!verdict) await countAnswerTo(tx, [parent?.id, ...cut.cuts.map(({ sourceCommentId }) => sourceCommentId)])
  await recordEvent(tx, {
    kind: verdict ? 'comment.held' : 'comment.posted',
    at: now,
    actorId: writer.id,
    articleId: article.id,
    commentId: id,
    data: verdict ? { rule: verdict } : {},
  })
  await storeVerdicts(tx, { articleId: article.id, commentId: id, revision: 1, verdicts }, now)
  const seen = await seePosted(tx, { id, number, writer, article, parent, cut, verdict, at: now })
  return { number, status: seen.status, seen }
}
