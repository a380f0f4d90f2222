import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { countQueries } from '@/lib/testing/count-queries'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { storeComments } from '@/lib/testing/stored-thread'
import { listComments } from './list-comments'
import { postComment } from './post'
import { readCard, readThreadPage } from './queries'

const MANY = 5_000
const QUOTES_EACH = 5
const POSTS_OF_EACH_KIND = 30
const WARM_UP_POSTS = 5
const AT_MOST: Record<string, number> = { one: 2, five: 3, unattributed: 3 }
const LONG_THREAD_MS = 240_000

let authors: Viewer[]
beforeEach(async () => {
  authors = await Promise.all(Array.from({ length: 10 }, () => aReader()))
})

const wordsOf = (number: number) =>
  `Comment ${number} says that the bell of ferry ${number} was heard on the terraces, and that nobody minded it much. ` +
  'A light would have been seen by fewer people, in fog by none; so the licence asks for a bell, and there it hangs.'

/** A thread in which every comment quotes the first words of five others, which are spread over the whole of it. */
async function aThread(count: number): Promise<string> {
  const { id, slug } = await anArticle()
  const comments = Array.from({ length: count }, (_, index) => {
    const number = index + 1
    const sources = Array.from({ length: QUOTES_EACH }, (_, turn) => 1 + ((index + 1 + turn * 997) % count))
    const cuts = sources.map((of, position) => ({ position, of, start: 0, end: `Comment ${of}`.length }))
    const tokens = sources.map((_, position) => `{{quote:${position}}}\n`)
    return { author: authorOf(index), wordings: [`${tokens.join('')}${wordsOf(number)}`], cuts }
  })
  await storeComments(id, comments)
  return slug
}

function authorOf(index: number): Viewer {
  const author = authors[index % authors.length]
  if (!author) throw new Error('Nobody is there to write.')
  return author
}

test('TREE-1 a page of a thread of 5,000 comments with five quotes each takes as many queries as one of ten', {
  timeout: LONG_THREAD_MS,
}, async () => {
  const [short, long, viewer] = [await aThread(10), await aThread(MANY), await aReader()]
  const count = async (slug: string) => [
    await countQueries(() => readThreadPage(slug, 1, viewer, noon)),
    await countQueries(() => listComments(slug, { limit: 100 }, viewer, noon)),
    await countQueries(() => readCard(slug, 7, viewer, noon)),
  ]

  // Opening a connection asks things of its own.
  await readThreadPage(short, 1, viewer, noon)
  const [few, many] = [await count(short), await count(long)]

  expect(many).toEqual(few)
  expect(Math.min(...few)).toBeGreaterThan(5)
  const page = await readThreadPage(long, 50, null, noon)
  expect(page?.cards.map(({ comment }) => comment.quotes.filter(({ text }) => text !== null).length)).toEqual(
    Array(50).fill(QUOTES_EACH),
  )
})

/** What a comment costs the processor of this process, in microseconds. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

test('in a thread of 5,000 comments a quote costs at most twice a plain comment; five, and looking for a source, three times', {
  timeout: LONG_THREAD_MS,
}, async () => {
  const [slug, author] = [await aThread(MANY), await aModerator()]
  const quote = (number: number) => `>>${number}\n> the bell of ferry ${number} was heard`
  const kinds = {
    plain: () => '',
    one: (turn: number) => quote(1 + turn),
    five: (turn: number) => [1, 2, 3, 4, 5].map((part) => quote(turn + part * 700)).join('\n'),
    unattributed: (turn: number) => `> the bell of ferry ${1_000 + turn} was heard on the terraces`,
  }
  const costs: Record<string, number[]> = {}

  for (let turn = 0; turn < POSTS_OF_EACH_KIND + WARM_UP_POSTS; turn++)
    for (const [kind, written] of Object.entries(kinds)) {
      const body = `${written(turn)}\n${kind} words number ${turn}, which is all there is to say about the bell.`
      const cost = await cpuOf(() => postComment(author, slug, { body }, null, afterNoon(turn)))
      if (turn >= WARM_UP_POSTS) costs[kind] = [...(costs[kind] ?? []), cost]
    }

  const medians = Object.fromEntries(Object.entries(costs).map(([kind, list]) => [kind, median(list)]))
  const times = Object.entries(medians).map(([kind, cost]) => [kind, cost / (medians.plain ?? 0)] as const)
  if (process.env.SHOW_COSTS) process.stdout.write(`${JSON.stringify(medians)}\n`)
  expect(times.filter(([kind, cost]) => !(cost <= (AT_MOST[kind] ?? 1)))).toEqual([])
  const last = await readCard(slug, MANY + 4 * (POSTS_OF_EACH_KIND + WARM_UP_POSTS), null, noon)
  expect(last?.comment.quotes[0]?.source).toEqual({
    comment: 1_000 + POSTS_OF_EACH_KIND + WARM_UP_POSTS - 1,
    revision: 1,
  })
})
