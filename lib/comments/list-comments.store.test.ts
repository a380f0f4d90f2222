import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { removeComment } from '@/lib/moderation/remove'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { recommend } from '@/lib/votes/recommend'
import { listComments } from './list-comments'
import { postComment } from './post'
import { CommentsQuery } from './schema'
import { ORDERS, type Order } from './view-choice'

let author: Viewer
let slug: string
/** #1 to #6; #2 and #4 are recommended, #3 is quoted by #5 and answered by #6. */
beforeEach(async () => {
  author = await aRegular('Pier Side')
  slug = (await anArticle()).slug
  for (const body of ['One bell.', 'Two bells.', 'Three bells.', 'Four bells.', '>>3\n> Three bells.\nAnd five.'])
    await aComment(author, slug, body)
  await aComment(author, slug, 'Six bells.', noon, 3)
  const readers = [await aReader(), await aReader()]
  for (const reader of readers) await recommend(reader, slug, 4, true, noon)
  for (const reader of readers.slice(1)) await recommend(reader, slug, 2, true, noon)
})

const read = async (order: Order, cursor: string, viewer: Viewer | null = null) => {
  const page = await listComments(slug, CommentsQuery.parse({ order, cursor, limit: '2' }), viewer, noon)
  return { numbers: page?.comments.map(({ number }) => number) ?? [], next: page?.next ?? null }
}

async function readAll(order: Order): Promise<number[]> {
  const all: number[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(order, cursor)
    all.push(...page.numbers)
    cursor = page.next
  }
  return all
}

test('every order lists each comment once, page by page, as its cursors lead', async () => {
  const lists = []
  for (const order of ORDERS) lists.push(await readAll(order))

  expect(lists).toEqual([
    [1, 2, 3, 4, 5, 6],
    [6, 5, 4, 3, 2, 1],
    [4, 2, 6, 5, 3, 1],
    [3, 6, 5, 4, 2, 1],
  ])
})

test('a vote between two pages moves the one comment alone: the others come once', async () => {
  const first = await read('recommended', '')
  await recommend(await aReader(), slug, 5, true, noon)

  const [second, third] = [await read('recommended', first.next ?? ''), await read('recommended', '0~4')]

  expect([first, second.numbers]).toEqual([{ numbers: [4, 2], next: expect.stringMatching(/^0\.\d+~2$/) }, [6, 3]])
  expect(third.numbers).toEqual([3, 1])
})

test('what is hidden is left out, one’s own is there, and nothing is not found', async () => {
  await removeComment(await aModerator(), slug, 6, { reason: 'spam', note: '' }, noon)
  const newcomer = await aReader()
  await postComment(newcomer, slug, { body: 'Held for now.' }, null, afterNoon(1))

  expect((await read('newest', '')).numbers).toEqual([5, 4])
  expect((await read('newest', '', newcomer)).numbers).toEqual([7, 5])
  expect(await listComments('no-such-article', { limit: 2 }, null, noon)).toBeNull()
})

test('a cursor that no list gave is refused', () => {
  for (const cursor of ['x', '-1', '1~x', '1e9', "0' OR 1=1", '1~2~3'])
    expect(CommentsQuery.safeParse({ cursor }).success).toBe(false)
})
