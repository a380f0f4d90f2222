import { beforeEach, describe, expect, test } from 'vitest'
import { eraseAccount } from '@/lib/accounts/erase-account'
import { muteReader } from '@/lib/accounts/mute'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { afterNoon, anArticle, aReader } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { type StoredComment, storeComments } from '@/lib/testing/stored-thread'
import { parseSearch } from '@/lib/text/parse-search'
import { editComment } from './edit'
import { type SearchFilters, searchComments } from './search'
import { withdrawComment } from './withdraw'

let slug: string
let articleId: string
let author: Viewer
beforeEach(async () => {
  const article = await anArticle()
  slug = article.slug
  articleId = article.id
  author = await aReader({ name: 'Ines Duarte' })
})

function say(...wordings: string[]): Promise<void> {
  const comments: StoredComment[] = wordings.map((text) => ({ author, wordings: [text] }))
  return storeComments(articleId, comments)
}

async function find(typed: string, filters: SearchFilters = {}, viewer: Viewer | null = null): Promise<number[]> {
  const { comments } = await searchComments(parseSearch(typed), filters, viewer)
  return comments.map(({ number }) => number)
}

async function pagesOf(typed: string, budgetMs?: number): Promise<number[][]> {
  const pages: number[][] = []
  for (let cursor: number | null = null; pages.length < 200; ) {
    const page = await searchComments(parseSearch(typed), {}, null, cursor, budgetMs)
    pages.push(page.comments.map(({ number }) => number))
    cursor = page.next
    if (cursor === null) break
  }
  return pages
}

describe('a search finds', () => {
  test('comments that hold every word, the newest first, and nothing else', async () => {
    await say('The bell rang at night.', 'A lamp by the pier.', 'At night the lamp is out.')

    expect([await find('night'), await find('lamp night'), await find('harbour'), await find('night harbour')]).toEqual(
      [[3, 1], [3], [], []],
    )
  })

  test('words in any case and without their marks', async () => {
    await say('Ein Café in ÉVORA.', 'Москва и Αθήνα.', 'naïve cafe\u0301')

    expect([await find('cafe'), await find('CAFÉ'), await find('evora'), await find('МОСКВА')]).toEqual([
      [3, 1],
      [3, 1],
      [1],
      [2],
    ])
  })

  test('whole words only', async () => {
    await say('The ferryman waved.')

    expect([await find('ferry'), await find('ferryman')]).toEqual([[], [1]])
  })

  test('words in quotation marks where they follow each other', async () => {
    await say('New light on the old pier.', 'The old new light.', 'A new, light boat.')

    expect([
      await find('"new light"'),
      await find('“old pier”'),
      await find('well-known'),
      await find('"new light'),
    ]).toEqual([[3, 2, 1], [1], [], [3, 2, 1]])
  })

  test('what holds none of the words with a minus', async () => {
    await say('A red lamp.', 'A green lamp.', 'A lamp, green on one side and red on the other.')

    expect([await find('lamp -red'), await find('lamp -"green on"'), await find('-lamp')]).toEqual([[2], [2, 1], []])
  })

  test('Japanese, Chinese and Korean words of any length, among others too', async () => {
    await say('東京都に住む猫です。', '京都の夜、Kyoto。', '서울에서 왔어요', '我住在北京')

    expect([
      await find('京都'),
      await find('東京'),
      await find('東京都'),
      await find('猫'),
      await find('kyoto 夜'),
    ]).toEqual([[2, 1], [1], [1], [1], [2]])
    expect([
      await find('서울'),
      await find('北京'),
      await find('京東'),
      await find('夜 -猫'),
      await find('"夜 kyoto"'),
    ]).toEqual([[3], [4], [], [2], [2]])
  })

  test('words that are kept in the index’s waiting list and words that have left it alike', async () => {
    await say(...Array.from({ length: 75 }, (_, at) => `This is entry number${at + 1} of the log, 夜${at + 1}.`))
    await aComment(author, slug, 'The last word on nocturnes.', afterNoon(1))

    expect([await find('number1'), await find('number75'), await find('nocturnes'), await find('夜')]).toEqual([
      [1],
      [75],
      [76],
      Array.from({ length: 20 }, (_, at) => 75 - at),
    ])
  })

  test('what one reader said, or what was said under one article', async () => {
    const [other, elsewhere] = [await aReader({ name: 'Tom Birch' }), await anArticle()]
    await storeComments(articleId, [
      { author, wordings: ['lamp'] },
      { author: other, wordings: ['lamp'] },
    ])
    await storeComments(elsewhere.id, [{ author, number: 7, wordings: ['lamp'] }])

    expect([
      await find('lamp', { author: 'ines duarte' }),
      await find('lamp', { article: slug }),
      await find('lamp', { author: 'Tom Birch', article: elsewhere.slug }),
      await find('lamp', { author: 'Nobody' }),
      await find('lamp', { article: 'nothing' }),
    ]).toEqual([[7, 1], [2, 1], [], [], []])
  })

  test('where and by whom it was said, with the words marked', async () => {
    await say('Is a LAMP allowed?')

    const { comments, next } = await searchComments(parseSearch('lamp'), {}, null)

    expect([comments, next]).toEqual([
      [
        {
          article: { slug, title: 'Night ferries return' },
          number: 1,
          permalink: `/articles/${slug}/comments/1`,
          author: { name: 'Ines Duarte', unclaimed: false },
          postedAt: '2026-11-04T12:00:00.000Z',
          excerpt: [
            { text: 'Is a ', match: false },
            { text: 'LAMP', match: true },
            { text: ' allowed?', match: false },
          ],
        },
      ],
      null,
    ])
  })
})

describe('a search never finds', () => {
  test.each(['held', 'removed', 'withdrawn'] as const)(
    'a %s comment, and finds one that is shown again',
    async (status) => {
      await storeComments(articleId, [
        { author, wordings: ['A secret lamp.'], status },
        { author, wordings: ['A lamp.'] },
      ])

      const before = [await find('secret'), await find('lamp'), await find('lamp', { article: slug }, author)]
      await transaction((tx) => tx.comment.updateMany({ where: { number: 1 }, data: { status: 'shown' } }))

      expect([before, await find('secret')]).toEqual([[[], [2], [2]], [1]])
    },
  )

  test('words that were replaced by an edit', async () => {
    const regular = await aRegular('Ada Lund')
    await aComment(regular, slug, 'The lamp is brass.', afterNoon(0))

    await editComment(regular, slug, 1, { body: 'The lamp is copper.', revision: 1 }, afterNoon(1))

    expect([await find('brass'), await find('copper'), await find('lamp')]).toEqual([[], [1], [1]])
  })

  test('words that were withdrawn or erased', async () => {
    await say('A brass lamp.', 'A copper lamp.')
    await withdrawComment(author, slug, 1)

    const afterWithdrawal = await find('lamp')
    await eraseAccount('house', 'Ines Duarte')

    expect([afterWithdrawal, await find('lamp'), await find('copper')]).toEqual([[2], [], []])
  })

  test('words that a comment only quotes', async () => {
    await aComment(author, slug, 'Nobody may ring the brass bell after ten.', afterNoon(0))
    await aComment(author, slug, '>>1\n> ring the brass bell after ten\nWhy not?', afterNoon(1))

    expect(await find('brass')).toEqual([1])
  })

  test('what a reader wrote whom the viewer has muted', async () => {
    const viewer = await aReader()
    await say('A lamp.')
    await muteReader(viewer, 'Ines Duarte')

    expect([await find('lamp', {}, viewer), await find('lamp', {}, null)]).toEqual([[], [1]])
  })

  test('anything under an article that is gone', async () => {
    await say('A lamp.')
    await transaction((tx) => tx.article.deleteMany())

    expect(await find('lamp')).toEqual([])
  })
})

describe('pages of a search', () => {
  test('follow each other without a gap or a twin, past comments that are hidden', async () => {
    const statuses = ['shown', 'held', 'shown', 'removed'] as const
    const comments = Array.from({ length: 200 }, (_, at) => ({
      author,
      wordings: ['lamp'],
      status: statuses[at % 4] ?? ('shown' as const),
    }))
    await storeComments(articleId, comments)

    const pages = await pagesOf('lamp')

    const shown = Array.from({ length: 100 }, (_, at) => 199 - 2 * at)
    expect(pages.map((page) => page.length)).toEqual([20, 20, 20, 20, 20])
    expect(pages.flat()).toEqual(shown)
  })

  test('that had no time to find anything lead on until everything was seen', async () => {
    await storeComments(articleId, [
      { author, wordings: ['lamp'] },
      ...Array.from({ length: 150 }, () => ({ author, wordings: ['lamp'], status: 'held' as const })),
    ])

    const pages = await pagesOf('lamp', 0)

    expect([pages.length > 2, pages[0], pages.flat()]).toEqual([true, [], [1]])
  })
})

const HOSTILE = [
  '"*:^(){}- AND NEAR OR',
  '" AND "',
  'NEAR(lamp pier, 2)',
  'words:lamp',
  'lamp*',
  '-"',
  "' OR 1=1 --",
  "lamp' <-> !pier:* & | \\",
  '\0lamp\0',
  '\ud800 lamp \udc00',
  '🏮',
  '%_',
  '- -- ---',
  '\u0301\u0301',
  'x'.repeat(10_000),
  '"'.repeat(10_000),
  'a '.repeat(5_000),
  '東'.repeat(10_000),
].map((typed) => ({ typed, shown: JSON.stringify(typed).slice(0, 40) }))

test.each(HOSTILE)('$shown is looked for without a fault', async ({ typed }) => {
  await say('A lamp on the pier.')

  expect(Array.isArray(await find(typed))).toBe(true)
})

test('operators of the engines are words like others', async () => {
  await say('Near or and not the lamp.', 'A lamp.')

  expect([await find('lamp AND'), await find('NEAR'), await find('lamp OR pier'), await find('lamp*')]).toEqual([
    [1],
    [1],
    [],
    [2, 1],
  ])
})
