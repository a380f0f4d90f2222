import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { postComment } from '@/lib/comments/post'
import { readCard } from '@/lib/comments/queries'
import { withdrawComment } from '@/lib/comments/withdraw'
import { db, transaction } from '@/lib/db/client'
import { removeComment } from '@/lib/moderation/remove'
import { countRows } from '@/lib/testing/count-rows'
import { aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { recommend } from './recommend'

let author: Viewer
let reader: Viewer
let slug: string
beforeEach(async () => {
  author = await aReader()
  reader = await aReader()
  slug = (await anArticle()).slug
  await aComment(author, slug, 'The bell rings six times at midnight.')
})

async function counted() {
  const { recommendationCount } = await db().comment.findFirstOrThrow({
    where: { number: 1, article: { slug } },
    select: { recommendationCount: true },
  })
  return [recommendationCount, await db().recommendation.count()]
}

describe('a recommendation', () => {
  test('counts once a reader, and the reader sees that it is theirs', async () => {
    const other = await aReader()
    const answers = [
      await recommend(reader, slug, 1, true, noon),
      await recommend(reader, slug, 1, true, noon),
      await recommend(other, slug, 1, true, noon),
    ]

    expect(answers.map(({ recommendations }) => recommendations)).toEqual([1, 1, 2])
    expect(await counted()).toEqual([2, 2])
    expect(
      [await readCard(slug, 1, reader), await readCard(slug, 1, author)].map((card) => card?.standing?.hasRecommended),
    ).toEqual([true, false])
  })

  test('is taken back, once or twice, and can be given again', async () => {
    await recommend(reader, slug, 1, true, noon)

    const answers = [
      await recommend(reader, slug, 1, false, noon),
      await recommend(reader, slug, 1, false, noon),
      await recommend(reader, slug, 1, true, noon),
    ]

    expect(answers.map(({ recommendations }) => recommendations)).toEqual([0, 0, 1])
    expect(await counted()).toEqual([1, 1])
  })

  test('RACE-2 a hundred at once by one reader are one, and the counter is the count', async () => {
    await Promise.all(Array.from({ length: 100 }, () => recommend(reader, slug, 1, true, noon)))

    expect(await counted()).toEqual([1, 1])
  })

  test('RACE-2 giving and taking back at once by ten readers leaves the counter at the count', async () => {
    const readers = await Promise.all(Array.from({ length: 10 }, () => aReader()))

    await Promise.all(
      readers.flatMap((one) =>
        [true, false, true, false, true].map((isWanted) => recommend(one, slug, 1, isWanted, noon)),
      ),
    )

    const [counter, rows] = await counted()
    expect(counter).toBe(rows)
  })

  test('is added to the ones an imported file stated', async () => {
    await transaction((tx) =>
      tx.comment.updateMany({ where: { number: 1, article: { slug } }, data: { importedRecommendations: 7 } }),
    )

    expect(await recommend(reader, slug, 1, true, noon)).toEqual({ recommendations: 8 })
  })
})

test('one’s own comment, when signed out or suspended, of what is not shown or not there is refused, and nothing is written', async () => {
  const newcomer = await aReader()
  await aComment(author, slug, 'Soon removed.')
  await aComment(author, slug, 'Soon withdrawn.')
  await removeComment(await aModerator(), slug, 2, { reason: 'spam', note: '' }, noon)
  await withdrawComment(author, slug, 3, noon)
  const held = await postComment(newcomer, slug, { body: 'Held for now.' }, null, noon)
  const suspended = { ...reader, suspension: { reason: 'spam', until: null } }
  const tries: [Viewer | null, string, number][] = [
    [author, slug, 1],
    [null, slug, 1],
    [suspended, slug, 1],
    [reader, slug, 2],
    [reader, slug, 3],
    [reader, slug, held.number],
    [reader, slug, 77],
    [reader, 'no-such-article', 1],
  ]
  const before = await countRows()

  const all = await Promise.allSettled(
    tries.map(([viewer, where, number]) => recommend(viewer, where, number, true, noon)),
  )

  const codes = all.map((result) => result.status === 'rejected' && result.reason.code)
  expect(codes).toEqual([
    'forbidden',
    'signed_out',
    'forbidden',
    'not_found',
    'not_found',
    'not_found',
    'not_found',
    'not_found',
  ])
  expect([await countRows(), await counted()]).toEqual([before, [0, 0]])
})
