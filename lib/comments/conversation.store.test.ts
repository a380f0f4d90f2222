import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { countQueries } from '@/lib/testing/count-queries'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { storeComments } from '@/lib/testing/stored-thread'
import { readConversation, type Stretch } from './conversation'
import { editComment } from './edit'
import { postComment } from './post'
import { withdrawComment } from './withdraw'

let author: Viewer
let moderator: Viewer
let article: { id: string; slug: string }
beforeEach(async () => {
  author = await aRegular('Pier Side')
  moderator = await aModerator()
  article = await anArticle()
})

const say = (words: string, quoted: number | null = null, replyTo?: number) => {
  const quote = quoted === null ? '' : `>>${quoted}\n> Words of ${quoted} are these.\n`
  return aComment(author, article.slug, `${quote}${words}`, noon, replyTo)
}
/** Comments whose own words say their number, each quoting or answering what it is told to. */
const fill = async (links: { quotes?: number; answers?: number }[]) => {
  for (const [index, { quotes, answers }] of links.entries())
    await say(`Words of ${index + 1} are these.`, quotes ?? null, answers)
}
const read = (number: number, viewer: Viewer | null = null, stretch: Stretch = {}) =>
  readConversation(article.slug, number, stretch, viewer, noon)
const around = async (number: number, viewer: Viewer | null = null, stretch: Stretch = {}) =>
  (await read(number, viewer, stretch))?.cards.map(({ comment }) => comment.number)
const requote = (number: number, quoted: number) =>
  editComment(
    author,
    article.slug,
    number,
    { body: `>>${quoted}\n> Words of ${quoted} are these.\nWords of ${number} are these.`, revision: 1 },
    afterNoon(1),
  )

describe('a conversation', () => {
  test('holds what a comment answers and what answers it, by quotes and replies, in order, and nothing else', async () => {
    await fill([{}, { answers: 1 }, { quotes: 2 }, {}, { answers: 3 }, { quotes: 1 }, { quotes: 5 }])

    expect(await around(3)).toEqual([1, 2, 3, 5, 7])
    expect(await around(1)).toEqual([1, 2, 3, 5, 6, 7])
    expect(await around(7)).toEqual([1, 2, 3, 5, 7])
    expect(await around(4)).toEqual([4])
    expect(await read(3)).toMatchObject({ earlier: null, further: null, paragraphs: [] })
  })

  test('goes by what comments quote now', async () => {
    await fill([{}, {}, { quotes: 1 }, { quotes: 3 }])
    await requote(3, 2)

    expect([await around(1), await around(2), await around(4)]).toEqual([[1], [2, 3, 4], [2, 3, 4]])
  })

  test('holds each comment once where an edit made a circle of quotes', async () => {
    await fill([{}, { quotes: 1 }, { quotes: 2 }])
    await requote(1, 3)

    expect([await around(1), await around(2), await around(3)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ])
  })

  test('names the paragraphs that the comment and those before it quote, not those of the answers', async () => {
    await aComment(author, article.slug, '>>¶3\n> a light instead.\nWords of 1 are these.')
    await aComment(author, article.slug, '>>¶1\n> left the east pier\n\n>>1\n> Words of 1 are these.\n\nSecond.')
    await aComment(author, article.slug, '>>¶2\n> the notice reads.\nThird.', noon, 2)

    const paragraphs = await Promise.all([1, 2, 3].map(async (number) => (await read(number))?.paragraphs))

    expect(paragraphs).toEqual([[3], [1, 3], [1, 2, 3]])
  })

  test('of a comment or an article that is not there is null', async () => {
    await fill([{}])

    expect([await read(2), await readConversation('no-such-article', 1, {}, null)]).toEqual([null, null])
    expect(await readConversation('a\u0000b', 1, {}, null)).toBeNull()
  })
})

describe('a comment that the viewer may not read', () => {
  test('ends the conversation; of what was answered its tombstone stays, without words or name', async () => {
    const hidden = await aRegular('Quillwort')
    await fill([{}])
    await aComment(hidden, article.slug, '>>1\n> Words of 1 are these.\nWords of 2 are these.')
    await fill3And4()
    const before = [await around(1), await around(4)]
    await removeComment(moderator, article.slug, 2, { reason: 'abuse', note: '' }, afterNoon(1))

    expect(before).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ])
    expect([await around(1), await around(2), await around(4)]).toEqual([[1], undefined, [2, 3, 4]])
    const page = await read(4)
    expect(page?.cards[0]).toMatchObject({ tombstone: 'Removed by a moderator: abuse.', comment: { replyTo: null } })
    expect(JSON.stringify([page, await read(1)])).not.toMatch(/Quillwort|Words of 2/)
    expect([await around(4, moderator), await around(1, hidden)]).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ])
  })

  test('links the conversation again when it is restored', async () => {
    await fill([{}, { quotes: 1 }])
    await fill3And4()
    const before = await read(4)
    await removeComment(moderator, article.slug, 2, { reason: 'spam', note: '' }, afterNoon(1))
    await restoreComment(moderator, article.slug, 2, afterNoon(2))

    expect(await read(4)).toEqual(before)
  })

  test('is, once withdrawn, a dead end for everybody', async () => {
    await fill([{}, { quotes: 1 }])
    await fill3And4()
    await withdrawComment(author, article.slug, 2, afterNoon(1))

    for (const viewer of [null, author, moderator]) expect(await around(4, viewer)).toEqual([2, 3, 4])
    expect(await around(2, author)).toBeUndefined()
  })

  test('while it is held is reached by its author and moderators alone', async () => {
    const newcomer = await aReader()
    await fill([{}])
    await postComment(newcomer, article.slug, { body: '>>1\n> Words of 1 are these.\nMy first.' }, null, noon)

    expect([await around(1), await around(1, author)]).toEqual([[1], [1]])
    expect([await around(1, newcomer), await around(2, moderator)]).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  /** Two comments after it, each quoting the one before. */
  async function fill3And4() {
    await say('Words of 3 are these.', 2)
    await say('Words of 4 are these.', 3)
  }
})

describe('a long conversation', () => {
  const thread = (length: number, sourcesOf: (number: number) => number[]) =>
    storeComments(
      article.id,
      Array.from({ length }, (_, index) => {
        const sources = sourcesOf(index + 1).filter((of) => of >= 1)
        return {
          author,
          wordings: [`${sources.map((_, position) => `{{quote:${position}}}\n`).join('')}Words of ${index + 1}.`],
          cuts: sources.map((of, position) => ({ position, of, start: 0, end: 5 })),
        }
      }),
    )
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

  test('shows fifty on either side, and goes on from there in both directions', async () => {
    await thread(130, (number) => [number - 1])

    const first = await read(60)
    const further = await read(60, null, { after: first?.further ?? 0 })
    const earlier = await read(60, null, { before: first?.earlier ?? 0 })

    const numbers = [earlier, first, further].map((page) => page?.cards.map(({ comment }) => comment.number))
    expect(numbers).toEqual([range(1, 9), range(10, 110), range(111, 130)])
    const beyond = [earlier, first, further].map((page) => [page?.earlier, page?.further])
    expect(beyond).toEqual([
      [null, 9],
      [10, 110],
      [111, null],
    ])
    expect(await around(60, null, { after: 500 })).toEqual([])
  })

  test('in which everybody quotes the five before visits each comment once', async () => {
    await thread(400, (number) => [1, 2, 3, 4, 5].map((back) => number - back))

    const stretch = await around(200)

    expect(stretch).toEqual(range(150, 250))
  })

  test('takes as many queries for forty comments as for three', async () => {
    await thread(40, (number) => [number - 1, number - 2])
    const short = await anArticle()
    await aComment(author, short.slug, 'Words of 1 are these.')
    for (const number of [1, 2])
      await aComment(author, short.slug, `>>${number}\n> Words of ${number}\nWords of ${number + 1} are these.`)

    const queries = async (slug: string, number: number) => {
      let shown = 0
      const count = await countQueries(async () => {
        shown = (await readConversation(slug, number, {}, author, noon))?.cards.length ?? 0
      })
      return { count, shown }
    }
    const [three, forty] = [await queries(short.slug, 2), await queries(article.slug, 20)]

    expect([three.shown, forty.shown, three.count > 0]).toEqual([3, 40, true])
    expect(forty.count).toBe(three.count)
  })
})
