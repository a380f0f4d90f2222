import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { removeComment } from '@/lib/moderation/remove'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { listComments } from './list-comments'
import { postComment } from './post'
import { readCard, readThreadPage } from './queries'
import { withdrawComment } from './withdraw'

let author: Viewer
let other: Viewer
let slug: string
beforeEach(async () => {
  author = await aReader({ name: 'Pier Side' })
  other = await aReader({ name: 'Low Tide' })
  slug = (await anArticle()).slug
  await aComment(author, slug, 'The bell rings six times at midnight.')
})

async function counts() {
  const { shownCount } = await db().article.findUniqueOrThrow({ where: { slug }, select: { shownCount: true } })
  return [shownCount, await db().comment.count({ where: { article: { slug }, status: 'shown' } })]
}
const readAll = async (viewer: Viewer | null) =>
  JSON.stringify([await readThreadPage(slug, 1, viewer, noon), await listComments(slug, { limit: 50 }, viewer, noon)])

describe('a withdrawn comment', () => {
  test('that nobody answered leaves no place, even for its author and moderators', async () => {
    await withdrawComment(author, slug, 1, afterNoon(30))

    const pages = await Promise.all(
      [null, author, other, await aModerator()].map((viewer) => readThreadPage(slug, 1, viewer, noon)),
    )
    expect(pages.map((page) => page?.cards)).toEqual([[], [], [], []])
    expect(await counts()).toEqual([0, 0])
  })

  test.each([
    ['a reply', 'Six it is.', 1],
    ['a quote', '>>1\n> six times\nSix it is.', undefined],
  ])('leaves a tombstone without name and words while it has %s', async (_, body, replyTo) => {
    const answer = await aComment(other, slug, body, noon, replyTo)
    await withdrawComment(author, slug, 1, afterNoon(30))
    const tombstone = await readCard(slug, 1, null)
    await withdrawComment(other, slug, answer, afterNoon(31))

    expect(tombstone).toMatchObject({
      tombstone: 'Withdrawn by its author.',
      comment: { author: null, text: '', html: '', postedAt: null },
      standing: null,
    })
    expect(await readCard(slug, 1, null)).toBeNull()
    expect(await counts()).toEqual([0, 0])
  })

  test('is blank in every quote of it, for everybody; the words of who quoted it stay', async () => {
    const number = await aComment(other, slug, '>>1\n> six times at midnight\nSix it is.')
    await withdrawComment(author, slug, 1, afterNoon(30))

    const card = await readCard(slug, number, null)
    expect(card?.comment.quotes).toMatchObject([{ text: null, author: null, state: 'withdrawn' }])
    expect(card?.comment.text).toBe('Six it is.')
    for (const viewer of [null, author, other, await aModerator()])
      expect(await readAll(viewer)).not.toMatch(/midnight|rings/)
  })

  test('cannot be quoted or answered any more', async () => {
    await aComment(other, slug, 'Something else.')
    await withdrawComment(author, slug, 1, afterNoon(1))

    const both = await Promise.allSettled([
      postComment(other, slug, { body: '>>1\n> six times\nSix.' }, null, afterNoon(2)),
      postComment(other, slug, { body: 'Six.', replyTo: 1 }, null, afterNoon(2)),
    ])

    expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['not_found', 'not_found'])
  })
})

describe('withdrawing', () => {
  test('twice, or ten times at once, is the same as once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => withdrawComment(author, slug, 1, afterNoon(1))))
    await withdrawComment(author, slug, 1, afterNoon(2))

    expect(await counts()).toEqual([0, 0])
    expect(await db().event.count({ where: { kind: 'comment.withdrawn' } })).toBe(1)
  })

  test('a held comment leaves the count of shown ones as it is', async () => {
    const { number, status } = await postComment(other, slug, { body: 'A first comment.' }, null, noon)
    await withdrawComment(other, slug, number, afterNoon(1))

    expect(status).toBe('held')
    expect(await counts()).toEqual([1, 1])
  })

  test('others’ comments, when signed out, or what a moderator removed is refused, and nothing is written', async () => {
    await aComment(author, slug, 'The second one.')
    await removeComment(await aModerator(), slug, 2, { reason: 'spam', note: '' }, afterNoon(1))
    const moderator = await aModerator()
    const before = await countRows()

    const all = await Promise.allSettled([
      withdrawComment(other, slug, 1, noon),
      withdrawComment(moderator, slug, 1, noon),
      withdrawComment(null, slug, 1, noon),
      withdrawComment(author, slug, 2, noon),
      withdrawComment(author, slug, 77, noon),
      withdrawComment(author, 'no-such-article', 1, noon),
    ])

    const codes = all.map((result) => result.status === 'rejected' && result.reason.code)
    expect(codes).toEqual(['not_found', 'not_found', 'signed_out', 'forbidden', 'not_found', 'not_found'])
    expect(await countRows()).toEqual(before)
  })
})
