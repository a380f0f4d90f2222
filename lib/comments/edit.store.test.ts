import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, anArticle, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { editComment } from './edit'
import { postComment } from './post'
import { listRevisions, readCard, readWritten } from './queries'
import { withdrawComment } from './withdraw'

let author: Viewer
let other: Viewer
let slug: string
beforeEach(async () => {
  author = await aRegular('Pier Side')
  other = await aRegular('Low Tide')
  slug = (await anArticle()).slug
  await aComment(author, slug, 'The bell rings six times at midnight.')
})

const edit = (body: string, minutes: number, revision = 1, number = 1) =>
  editComment(author, slug, number, { body, revision }, afterNoon(minutes))
const codeOf = (result: PromiseSettledResult<unknown>) => (result.status === 'rejected' ? result.reason.code : 'done')
const wordsOf = async (number = 1) => (await readCard(slug, number, null))?.comment.text

describe('editing one’s comment', () => {
  test('gives it new words and keeps the old ones as a revision', async () => {
    await edit('The bell rings twice at midnight.', 5)

    expect((await readCard(slug, 1, null))?.comment).toMatchObject({
      text: 'The bell rings twice at midnight.',
      revision: 2,
      edited: true,
    })
    expect((await listRevisions(slug, 1, null))?.map(({ number, text }) => [number, text])).toEqual([
      [1, 'The bell rings six times at midnight.'],
      [2, 'The bell rings twice at midnight.'],
    ])
    expect(await db().event.count({ where: { kind: 'comment.edited', actorId: author.id } })).toBe(1)
  })

  test('is over after fifteen minutes, to the millisecond', async () => {
    const before = await countRows()
    const late = editComment(author, slug, 1, { body: 'Too late.', revision: 1 }, afterNoon(15))
    await expect(late).rejects.toMatchObject({ code: 'forbidden' })

    expect(await countRows()).toEqual(before)
    await editComment(author, slug, 1, { body: 'In time.', revision: 1 }, new Date(afterNoon(15).getTime() - 1))
    expect(await wordsOf()).toBe('In time.')
  })

  test('of others, when signed out, suspended or withdrawn is refused, and nothing is written', async () => {
    const suspended = { ...author, suspension: { reason: 'spam', until: null } }
    const [before, words] = [await countRows(), { body: 'Mine now.', revision: 1 }]

    const all = await Promise.allSettled(
      [other, null, suspended].map((viewer) => editComment(viewer, slug, 1, words, afterNoon(1))),
    )

    expect(all.map(codeOf)).toEqual(['not_found', 'signed_out', 'forbidden'])
    expect(await countRows()).toEqual(before)
    await withdrawComment(author, slug, 1, afterNoon(1))
    await expect(edit('Back again.', 2)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test.each([
    ['a NUL', 'a\u0000b', 'invalid'],
    ['nothing', '   ', 'invalid'],
    ['a misquote', '>>¶1\n> For the second time\nNo.', 'misquoted'],
  ])('with %s is refused, and nothing is written', async (_, body, code) => {
    const before = await countRows()

    await expect(edit(body, 1)).rejects.toMatchObject({ code })

    expect([await countRows(), await wordsOf()]).toEqual([before, 'The bell rings six times at midnight.'])
  })
})

describe('the mark “edited”', () => {
  const isMarked = async () => (await readCard(slug, 1, null))?.comment.edited

  test('is not left within two minutes, and is from then on', async () => {
    await edit('The bell rings thrice.', 1.99)
    const early = await isMarked()
    await edit('The bell rings twice.', 2, 2)

    expect([early, await isMarked()]).toEqual([false, true])
  })

  test('is left at once where somebody replied', async () => {
    await aComment(other, slug, 'Six it is.', noon, 1)
    await edit('The bell rings twice.', 1)

    expect(await isMarked()).toBe(true)
  })

  test('is left at once where somebody quoted', async () => {
    await aComment(other, slug, '>>1\n> rings six times\nSix it is.')
    await edit('The bell rings twice.', 1)

    expect(await isMarked()).toBe(true)
  })
})

describe('RACE-7', () => {
  test('an edit of a stale revision is a conflict, and nothing is lost', async () => {
    await edit('The bell rings twice.', 1)
    const before = await countRows()

    await expect(edit('The bell rings thrice.', 1.5)).rejects.toMatchObject({ code: 'conflict' })

    expect([await countRows(), await wordsOf()]).toEqual([before, 'The bell rings twice.'])
  })

  test('of five parallel edits of one revision one wins, the others are told', async () => {
    const all = await Promise.allSettled(
      ['one', 'two', 'three', 'four', 'five'].map((word) => edit(`The bell rings ${word}.`, 1)),
    )

    expect(all.map(codeOf).toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'done'])
    const winner = all.findIndex(({ status }) => status === 'fulfilled')
    expect(await wordsOf()).toBe(`The bell rings ${['one', 'two', 'three', 'four', 'five'][winner]}.`)
    expect(await db().revision.count({ where: { comment: { number: 1, article: { slug } } } })).toBe(2)
  })
})

describe('screening looks again at an edit:', () => {
  const shownCount = async () =>
    (await db().article.findUniqueOrThrow({ where: { slug }, select: { shownCount: true } })).shownCount

  test.each([
    [
      'a link added among the first three comments',
      1,
      'The bell: https://harbour.example/bell',
      'early_link',
      'has a link',
    ],
    ['other words in one’s only comment', 0, 'Buy bells here.', 'first_comment', 'your first comment'],
  ])('%s holds the comment, and the count of shown ones follows', async (_, earlier, body, rule, words) => {
    const newcomer = await aRegular('Slack Water', earlier)
    const before = await shownCount()
    const number = await aComment(newcomer, slug, 'The timetable is on the gate.')

    const { status } = await editComment(newcomer, slug, number, { body, revision: 1 }, afterNoon(1))

    const event = await db().event.findFirst({
      where: { kind: 'comment.held' },
      orderBy: { id: 'desc' },
      select: { data: true },
    })
    expect([status, await readCard(slug, number, null), await shownCount()]).toEqual(['held', null, before])
    expect(event?.data).toBe(JSON.stringify({ rule }))
    expect((await readCard(slug, number, newcomer))?.notice).toContain(words)
  })
})

describe('quotes of an edited comment', () => {
  const quoteOf = async (number: number) => (await readCard(slug, number, null))?.comment.quotes[0]

  test('show the quoted wording, and say so where it no longer stands there', async () => {
    const [changed, kept] = [
      await aComment(other, slug, '>>1\n> rings six times\nSix.'),
      await aComment(other, slug, '>>1\n> at midnight.\nMidnight.'),
    ]

    await edit('The bell rings twice at midnight.', 5)

    expect(await quoteOf(changed)).toMatchObject({
      text: 'rings six times',
      state: 'editedSince',
      source: { comment: 1, revision: 1 },
    })
    expect(await quoteOf(kept)).toMatchObject({
      text: 'at midnight.',
      state: 'shown',
      source: { comment: 1, revision: 1 },
    })
  })

  test('that an edit took out are no backlinks any more; new ones are', async () => {
    await aComment(other, slug, 'A light would do.')
    const quoting = await aComment(author, slug, '>>2\n> A light\nNo.')
    const backlinks = async () => [
      (await readCard(slug, 1, null))?.comment.quotedBy,
      (await readCard(slug, 2, null))?.comment.quotedBy,
    ]
    const before = await backlinks()

    await edit('>>1\n> at midnight\nNo.', 1, 1, quoting)

    expect(before).toEqual([[], [quoting]])
    expect(await backlinks()).toEqual([[quoting], []])
  })
})

describe('the written form', () => {
  test('comes back to its author, and posting it again unchanged changes no word and no quote', async () => {
    await aComment(other, slug, 'A light would do. Nobody minds a light, on the pier, at any hour.\nOr a flag.')
    const body =
      '>>2\n> A light would do.\n> […]\n> Or a flag.\nNo *bell*?\n\n>>¶2\n> “A vessel must announce itself,”\nIt must.\n{{quote:7}}\n> said nobody'
    const number = await aComment(author, slug, body)
    const before = await readCard(slug, number, null)

    const written = await readWritten(slug, number, author)
    await edit(written?.body ?? '', 1, written?.revision, number)

    const after = await readCard(slug, number, null)
    expect(written).toEqual({ body, revision: 1, isShortened: false })
    expect([after?.blocks, after?.comment.quotes, after?.comment.text]).toEqual([
      before?.blocks,
      before?.comment.quotes,
      before?.comment.text,
    ])
    expect((await readWritten(slug, number, author))?.body).toBe(body)
  })

  test('keeps a quote of words that were edited since, and takes no new one from them', async () => {
    await aComment(other, slug, 'A light would do. Or a flag.')
    const number = await aComment(author, slug, '>>2\n> A light would do.\nNo.')
    await editComment(other, slug, 2, { body: 'A horn would do.', revision: 1 }, afterNoon(1))

    const written = await readWritten(slug, number, author)
    await edit(`${written?.body} Never.`, 1, 1, number)
    const fresh = postComment(author, slug, { body: '>>2\n> A light would do.\nNo.' }, null, afterNoon(5))

    await expect(fresh).rejects.toMatchObject({ code: 'misquoted' })
    const [quote] = (await readCard(slug, number, null))?.comment.quotes ?? []
    expect(quote).toMatchObject({
      text: 'A light would do.',
      state: 'editedSince',
      source: { comment: 2, revision: 1 },
    })
  })

  test('is its author’s alone, and leaves out what a withdrawn source said', async () => {
    await aComment(other, slug, 'A light would do.')
    const number = await aComment(author, slug, '>>2\n> A light would do.\nNo.')
    await withdrawComment(other, slug, 2, afterNoon(1))

    expect(await readWritten(slug, number, other)).toBeNull()
    expect((await readWritten(slug, number, author))?.body).not.toContain('light')
  })
})
