import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { findArticle } from '@/lib/articles/queries'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { listComments } from './list-comments'
import { openSources } from './open-composer'
import { postComment } from './post'
import { previewComment } from './preview'
import { listReaderComments, listRevisions, pageOf, readCard, readThreadPage, readWritten } from './queries'

let author: Viewer
let other: Viewer
let moderator: Viewer
let slug: string
beforeEach(async () => {
  author = await aRegular('Pier Side')
  other = await aRegular('Low Tide')
  moderator = await aModerator()
  slug = (await anArticle()).slug
})

const remove = (number: number, minutes = 1) =>
  removeComment(moderator, slug, number, { reason: 'abuse', note: '' }, afterNoon(minutes))

describe('pages of a thread', () => {
  const fill = async (count: number) => {
    for (let number = 1; number <= count; number++) await aComment(author, slug, `Entry ${number} of the log.`)
  }
  const numbersOn = async (page: number) =>
    (await readThreadPage(slug, page, null, noon))?.cards.map(({ comment }) => comment.number)

  test('hold fifty comments each: the 51st is alone on the second, a third is not there', async () => {
    await fill(50)
    const before = await readThreadPage(slug, 1, null, noon)
    await fill(1)

    const after = await readThreadPage(slug, 1, null, noon)
    expect([before?.pages, before?.cards.length, after?.pages, after?.cards.length]).toEqual([1, 50, 2, 50])
    expect([await numbersOn(2), await numbersOn(3)]).toEqual([[51], undefined])
    expect([1, 50, 51, 100, 101].map(pageOf)).toEqual([1, 1, 2, 2, 3])
  })

  test('keep every comment where it is when one before it is gone', async () => {
    await fill(51)
    await remove(50)

    expect((await numbersOn(1))?.at(-1)).toBe(50)
    expect(await numbersOn(2)).toEqual([51])
    expect((await readCard(slug, 50, null))?.tombstone).toBe('Removed by a moderator: abuse.')
  })

  test('of an article nobody commented on are one empty page; of no article there are none', async () => {
    expect(await readThreadPage(slug, 1, null, noon)).toEqual({ cards: [], page: 1, pages: 1 })
    expect(await readThreadPage('no-such-article', 1, null, noon)).toBeNull()
  })
})

describe('a held comment', () => {
  test('leaves no place for others, not in pages, lists, profiles or its history; its author and moderators see it', async () => {
    const newcomer = await aReader()
    const { number } = await postComment(newcomer, slug, { body: 'A word nobody vouched for: quillwort.' }, null, noon)

    const seen = async (viewer: Viewer | null) =>
      JSON.stringify([
        await readThreadPage(slug, 1, viewer, noon),
        await listComments(slug, { limit: 9 }, viewer, noon),
        await listReaderComments(newcomer.id, viewer),
        await listRevisions(slug, number, viewer),
        await readCard(slug, number, viewer),
      ])

    for (const viewer of [null, other]) expect(await seen(viewer)).not.toContain('quillwort')
    expect(await readThreadPage(slug, 1, other, noon)).toMatchObject({ cards: [] })
    for (const viewer of [newcomer, moderator]) expect(await seen(viewer)).toContain('quillwort')
  })
})

describe('the list for programs', () => {
  test('goes on after the last number it gave, leaves out what is hidden, and ends with null', async () => {
    for (let number = 1; number <= 5; number++) await aComment(author, slug, `Entry ${number} of the log.`)
    await remove(3)

    const first = await listComments(slug, { limit: 2 }, null, noon)
    const second = await listComments(slug, { cursor: first?.next ?? '', limit: 2 }, null, noon)

    const read = [first, second].map((page) => [page?.comments.map(({ number }) => number), page?.next, page?.total])
    expect(read).toEqual([
      [[1, 2], '2', 4],
      [[4, 5], null, 4],
    ])
    expect(await listComments('no-such-article', { limit: 2 }, null, noon)).toBeNull()
  })

  test('tells nobody but its author of a removed comment', async () => {
    await aComment(author, slug, 'About quillwort.')
    await remove(1)

    const lists = await Promise.all(
      [null, other, author].map((viewer) => listComments(slug, { limit: 9 }, viewer, noon)),
    )

    expect(lists.map((list) => list?.comments.length)).toEqual([0, 0, 1])
  })
})

describe('a removed source', () => {
  const SECRET = /quillwort|Pier Side/
  let quoting: number
  beforeEach(async () => {
    await aComment(author, slug, 'The word is quillwort, twice: quillwort.')
    quoting = await aComment(other, slug, '>>1\n> word is quillwort\nIs it?', noon, 1)
  })

  const everything = async (viewer: Viewer | null) => {
    const article = await findArticle(slug, noon)
    return JSON.stringify([
      article,
      await readThreadPage(slug, 1, viewer, noon),
      await listComments(slug, { limit: 50 }, viewer, noon),
      await readCard(slug, 1, viewer),
      await readCard(slug, quoting, viewer),
      await listReaderComments(other.id, viewer),
      await listReaderComments(author.id, viewer),
      await listRevisions(slug, 1, viewer),
      await listRevisions(slug, quoting, viewer),
      await previewComment(slug, '>>1\n> word is\nIs it?'),
      await readWritten(slug, quoting, other),
      article && (await openSources(article, ['1', String(quoting)], ['1:0'], viewer)),
    ]).replaceAll('What Pier Side said elsewhere', '')
  }

  test('is blank in card, blocks, html, preview, lists and history for everybody else, in the moment of its removal', async () => {
    const before = await everything(null)
    await remove(1)

    const quote = (await readCard(slug, quoting, null))?.comment.quotes[0]
    expect(before).toContain('quillwort')
    expect(quote).toMatchObject({ text: null, author: null, state: 'hidden', source: { comment: 1 } })
    for (const viewer of [null, other]) expect(withoutProfile(await everything(viewer))).not.toMatch(SECRET)
  })

  test('is back in its quotes, as it was, when it is restored', async () => {
    const before = await everything(null)
    await remove(1)
    await restoreComment(moderator, slug, 1, afterNoon(2))

    expect(await everything(null)).toBe(before)
  })

  /** A reader's own page goes on naming them; it is left out of what must not name the hidden author. */
  function withoutProfile(json: string): string {
    return json.replaceAll('"name":"Pier Side","unclaimed":false', '')
  }
})

test('nobody gets another’s written form or history of what they may not see', async () => {
  const number = await aComment(author, slug, 'About quillwort.')
  await remove(number)

  expect(await readWritten(slug, number, other)).toBeNull()
  expect(await listRevisions(slug, number, other)).toBeNull()
  expect(await listRevisions(slug, number, moderator)).toHaveLength(1)
})
