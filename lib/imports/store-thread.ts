import { unclaimedKey } from '@/lib/accounts/queries'
import { keepBacklinks } from '@/lib/comments/keep-backlinks'
import { recommendedScore } from '@/lib/comments/score'
import { threadPathOf } from '@/lib/comments/thread-path'
import type { Db } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { nameKey } from '@/lib/text/names'
import { bodyText } from '@/lib/text/plain-text'
import type { Inferred } from './infer'
import { placeQuotes } from './place-quotes'
import type { ArticleReading, ReadComment } from './reading'
import type { ReportExtra } from './report'
import { writeSource } from './write-source'

type Progress = { now: Date; onProgress?: ((stored: number, total: number) => void) | undefined }
type Inference = Pick<ReportExtra, 'quotes' | 'mentions'>

/** The author of comments whose file names none. */
const UNNAMED = 'Unnamed'
const AT_ONCE = 500

/** Stores an article's paragraphs and comments, in the file's order; authors are unclaimed names, times are not invented. */
export async function storeThread(
  tx: Db,
  articleId: string,
  reading: ArticleReading,
  inference: Inference,
  progress: Progress,
): Promise<void> {
  const paragraphIds = reading.paragraphs.map(() => newId())
  const paragraphs = reading.paragraphs.map(({ text }, index) => ({
    id: paragraphIds[index] ?? '',
    articleId,
    number: index + 1,
    text,
  }))
  await inChunks(paragraphs, (data) => tx.paragraph.createMany({ data }))

  const authorIds = await storeAuthors(tx, reading.comments.map(nameOf), progress.now)
  const commentIds = reading.comments.map(() => newId())
  const ids = { paragraphIds, commentIds, authorIds }
  const answers = countAnswers(inference.quotes)
  let stored = 0
  for (let at = 0; at < reading.comments.length; at += AT_ONCE) {
    const chunk = reading.comments.slice(at, at + AT_ONCE)
    await storeComments(tx, articleId, chunk, { ids, inference, answers, now: progress.now })
    stored += chunk.length
    progress.onProgress?.(stored, reading.comments.length)
  }
  await keepBacklinks(tx, { thread: articleId })
  const count = reading.comments.length
  await tx.article.update({
    where: { id: articleId },
    data: { lastNumber: count, shownCount: count },
    select: { id: true },
  })
}

type Ids = { paragraphIds: string[]; commentIds: string[]; authorIds: Map<string, string> }
type Storing = { ids: Ids; inference: Inference; answers: Map<number, number>; now: Date }

/** How many comments quote each one, by its number. */
function countAnswers(quotes: Inferred[][]): Map<number, number> {
  const counts = new Map<number, number>()
  quotes.forEach((inferred, index) => {
    const sources = new Set(inferred.flatMap(({ source }) => ('comment' in source ? [source.comment] : [])))
    sources.delete(index + 1)
    for (const number of sources) counts.set(number, (counts.get(number) ?? 0) + 1)
  })
  return counts
}

async function storeComments(tx: Db, articleId: string, comments: ReadComment[], storing: Storing): Promise<void> {
  const rows = comments.map((comment) => toRows(articleId, comment, storing))
  await tx.comment.createMany({ data: rows.map(({ comment }) => comment) })
  await tx.revision.createMany({ data: rows.map(({ revision }) => revision) })
  const quotes = rows.flatMap((row) => row.quotes)
  if (quotes.length > 0) await tx.quote.createMany({ data: quotes })
  const mentions = rows.flatMap((row) => row.mentions)
  if (mentions.length > 0) await tx.mention.createMany({ data: mentions })
}

function toRows(articleId: string, read: ReadComment, { ids, inference, answers, now }: Storing) {
  const { commentIds, authorIds } = ids
  const id = commentIds[read.number - 1] ?? ''
  const authorId = authorIds.get(nameOf(read)) ?? ''
  const inferred = inference.quotes[read.number - 1] ?? []
  const lines = read.body.map(({ text }) => text)
  const source = writeSource(lines, inferred)
  const text = bodyText(source, 'plain')
  const places = placeQuotes(source)
  const names = inference.mentions[read.number - 1] ?? []
  return {
    comment: {
      id,
      articleId,
      number: read.number,
      authorId,
      status: 'shown' as const,
      postedAt: null,
      createdAt: now,
      shownAt: now,
      importedRecommendations: read.recommendations ?? 0,
      threadPath: threadPathOf(null, read.number),
      score: recommendedScore(read.recommendations ?? 0, 0),
      answerCount: answers.get(read.number) ?? 0,
    },
    revision: {
      commentId: id,
      number: 1,
      syntax: 'plain' as const,
      source,
      text,
      createdAt: now,
      shownAt: now,
      editorId: authorId,
    },
    quotes: inferred.flatMap((quote, position) =>
      toCuts(quote, ids).map((cut) => ({ ...cut, commentId: id, position, at: places[position] ?? null })),
    ),
    mentions: names.flatMap((name) =>
      authorIds.has(name) ? [{ commentId: id, accountId: authorIds.get(name) ?? '' }] : [],
    ),
  }
}

function toCuts({ source, cuts }: Inferred, { paragraphIds, commentIds }: Ids) {
  const from =
    'paragraph' in source
      ? { sourceParagraphId: paragraphIds[source.paragraph - 1] ?? null }
      : { sourceCommentId: commentIds[source.comment - 1] ?? null, sourceRevision: 1 }
  return cuts.map(({ start, end }, cut) => ({
    commentRevision: 1,
    cut,
    start,
    end,
    origin: 'inferred' as const,
    ...from,
  }))
}

function nameOf({ author }: ReadComment): string {
  return author?.text ?? UNNAMED
}

/** The accounts behind a file's names; a name that an earlier file brought is the same unclaimed name. */
async function storeAuthors(tx: Db, all: string[], now: Date): Promise<Map<string, string>> {
  const names = [...new Set(all)]
  const known = new Map<string, string>()
  await inChunks(names, async (chunk) => {
    const rows = await tx.account.findMany({
      where: { nameKey: { in: chunk.map(unclaimedKey) } },
      take: chunk.length,
      select: { id: true, name: true },
    })
    for (const { id, name } of rows) known.set(name, id)
  })
  const missing = names
    .filter((name) => !known.has(name))
    .map((name) => ({
      id: newId(),
      name,
      nameKey: unclaimedKey(name),
      skeleton: nameKey(name),
      isUnclaimed: true,
      createdAt: now,
    }))
  await inChunks(missing, (data) => tx.account.createMany({ data }))
  for (const { id, name } of missing) known.set(name, id)
  return known
}

async function inChunks<Item>(items: Item[], each: (chunk: Item[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await each(items.slice(at, at + AT_ONCE))
}
