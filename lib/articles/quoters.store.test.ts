import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { editComment } from '@/lib/comments/edit'
import { keepBacklinks } from '@/lib/comments/keep-backlinks'
import { db, transaction } from '@/lib/db/client'
import { removeComment } from '@/lib/moderation/remove'
import { countQueries } from '@/lib/testing/count-queries'
import { afterNoon, aModerator, anArticle, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { storeComments } from '@/lib/testing/stored-thread'
import { findArticle } from './queries'
import { findQuoters } from './quoters'

let author: Viewer
let article: { id: string; slug: string }
beforeEach(async () => {
  author = await aRegular('Pier Side')
  article = await anArticle()
})

async function quotersByNumber(numbers: number[]) {
  const rows = await db().comment.findMany({
    where: { articleId: article.id, number: { in: numbers } },
    orderBy: { number: 'asc' },
    select: { id: true },
  })
  const ids = rows.map(({ id }) => id)
  const quoters = await findQuoters({ comments: ids })
  return ids.map((id) => quoters.get(id) ?? null)
}

describe('the quoters of comments', () => {
  test('are the comments that quote them, each once, however often it does', async () => {
    await aComment(author, article.slug, 'The bell rang twice. Nobody slept. The gulls were pleased.')
    await aComment(
      author,
      article.slug,
      '>>1\n> The bell rang twice.\n\nAnd:\n\n>>1\n> Nobody slept.\n\nBoth.',
      noon,
      1,
    )
    await aComment(author, article.slug, '>>1\n> Nobody slept.\n> […]\n> The gulls were pleased.\nHm.')

    expect(await quotersByNumber([1, 2])).toEqual([{ count: 2, numbers: [2, 3] }, null])
  })

  test('leave out replies, wordings of before and whatever is hidden', async () => {
    await aComment(author, article.slug, 'The bell rang twice.')
    await aComment(author, article.slug, 'Only a reply.', noon, 1)
    for (const words of ['One.', 'Two.', 'Three.'])
      await aComment(author, article.slug, `>>1\n> The bell rang twice.\n${words}`)
    await editComment(author, article.slug, 4, { body: 'No quote any more.', revision: 1 }, afterNoon(1))
    await removeComment(await aModerator(), article.slug, 5, { reason: 'spam', note: '' }, afterNoon(2))

    expect(await quotersByNumber([1])).toEqual([{ count: 1, numbers: [3] }])
  })

  test('are all counted and the first hundred named, in order', async () => {
    const quoting = Array.from({ length: 104 }, (_, index) => ({
      author,
      number: 105 - index,
      wordings: [`{{quote:0}}\nAnswer ${index}.`],
      cuts: [{ position: 0, of: 1, start: 0, end: 8 }],
    }))
    await storeComments(article.id, [{ author, number: 1, wordings: ['The bell rang twice.'] }, ...quoting])

    const [quoters] = await quotersByNumber([1])

    expect(quoters).toEqual({ count: 104, numbers: Array.from({ length: 100 }, (_, index) => index + 2) })
  })

  test('of none are none; of many are found by one query', async () => {
    await aComment(author, article.slug, 'The bell rang twice.')
    await aComment(author, article.slug, '>>1\n> The bell rang twice.\nIt did.')
    const ids = (await db().comment.findMany({ select: { id: true } })).map(({ id }) => id)

    expect(await findQuoters({ comments: [] })).toEqual(new Map())
    expect(await countQueries(() => findQuoters({ comments: ids }))).toBe(1)
    expect(await countQueries(() => findQuoters({ paragraphsOf: article.id }))).toBe(1)
  })
})

test('a paragraph counts every comment that quotes it and names the first hundred', async () => {
  const quoting = Array.from({ length: 102 }, (_, index) => ({ author, wordings: [`{{quote:0}}\nAnswer ${index}.`] }))
  await storeComments(article.id, quoting)
  const [paragraph, comments] = await Promise.all([
    db().paragraph.findFirstOrThrow({ where: { articleId: article.id, number: 2 }, select: { id: true } }),
    db().comment.findMany({ where: { articleId: article.id }, select: { id: true } }),
  ])
  await transaction(async (tx) => {
    await tx.quote.createMany({
      data: comments.map(({ id }) => ({
        commentId: id,
        commentRevision: 1,
        position: 0,
        cut: 0,
        sourceParagraphId: paragraph.id,
        start: 0,
        end: 3,
        origin: 'verified' as const,
      })),
    })
    await keepBacklinks(tx, { thread: article.id })
  })

  const paragraphs = (await findArticle(article.slug))?.paragraphs

  expect(paragraphs?.map(({ quotedBy, quotedByCount }) => [quotedByCount, quotedBy.length, quotedBy.at(-1)])).toEqual([
    [0, 0, undefined],
    [102, 100, 100],
    [0, 0, undefined],
  ])
})
