import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db, transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { forgetSettings } from '@/lib/kernel/settings'
import { aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { listComments } from './list-comments'
import { readThread } from './listing'
import { threadPathOf } from './thread-path'
import type { CommentStatus, ThreadPage } from './view'
import { type AskedThread, ORDERS, type Order, type ViewChoice } from './view-choice'

const PER_PAGE = 5

let author: Viewer
let other: Viewer
let moderator: Viewer
beforeEach(async () => {
  process.env.COMMENTS_PER_PAGE = String(PER_PAGE)
  forgetSettings()
  author = await aReader()
  other = await aReader()
  moderator = await aModerator()
})
afterEach(() => {
  delete process.env.COMMENTS_PER_PAGE
  forgetSettings()
})

/** A comment as a thread is told: `answers` is the number of the one it replies to, 0 for none. */
type Told = { answers: number; status: CommentStatus; votes: number; isOwn: boolean }
type Known = Told & { number: number; path: string; score: number; answerCount: number }

/** What a thread is known to be: numbers from 1, every answer after what it answers. */
function knownOf(told: Told[]): Known[] {
  const paths: string[] = []
  const known = told.map((one, index) => {
    const parent = Math.min(one.answers, index)
    const path = threadPathOf(parent === 0 ? null : (paths[parent - 1] ?? null), index + 1)
    paths.push(path)
    return { ...one, answers: parent, number: index + 1, path, score: one.votes / 4, answerCount: 0 }
  })
  for (const { answers, status } of known) {
    const parent = known[answers - 1]
    if (parent && status === 'shown') parent.answerCount++
  }
  return known
}

async function store(known: Known[]): Promise<string> {
  const { id: articleId, slug } = await anArticle()
  const ids = known.map(() => newId())
  await transaction(async (tx) => {
    await tx.comment.createMany({
      data: known.map(({ answers, status, isOwn, number, path, score, answerCount }, index) => ({
        id: ids[index] ?? '',
        articleId,
        number,
        authorId: isOwn ? author.id : other.id,
        parentId: ids[answers - 1] ?? null,
        status,
        postedAt: noon,
        createdAt: noon,
        shownAt: status === 'held' ? null : noon,
        threadPath: path,
        score,
        answerCount,
      })),
    })
    await tx.revision.createMany({
      data: known.map(({ number }, index) => ({
        commentId: ids[index] ?? '',
        number: 1,
        syntax: 'marked' as const,
        source: `Entry ${number}.`,
        text: `Entry ${number}.`,
        createdAt: noon,
        editorId: other.id,
      })),
    })
    await tx.article.update({ where: { id: articleId }, data: { lastNumber: known.length }, select: { id: true } })
  })
  return slug
}

const compare: Record<Order, (a: Known, b: Known) => number> = {
  oldest: (a, b) => a.number - b.number,
  newest: (a, b) => b.number - a.number,
  recommended: (a, b) => b.score - a.score || b.number - a.number,
  discussed: (a, b) => b.answerCount - a.answerCount || b.number - a.number,
}

/** The whole list as it should be read, from the thread as it was told. */
function expected(known: Known[], { order, view }: ViewChoice, viewer: Viewer | null): number[] {
  const isSeen = ({ status, isOwn }: Known) =>
    status === 'shown' || (status !== 'withdrawn' && (viewer === moderator || (viewer === author && isOwn)))
  if (view === 'flat')
    return known
      .filter(isSeen)
      .sort(compare[order])
      .map(({ number }) => number)
  const isListed = (one: Known) => isSeen(one) || one.answerCount > 0
  const beneath = ({ path }: Known) => known.filter((one) => one.path.startsWith(path) && one.path !== path)
  const starters = known
    .filter(({ answers }) => answers === 0)
    .filter((one) => isListed(one) || beneath(one).some(isListed))
    .sort(compare[order])
  const byPath = (a: Known, b: Known) => (a.path < b.path ? -1 : 1)
  return starters.flatMap((one) => [
    one.number,
    ...(view === 'collapsed' ? [] : beneath(one).filter(isListed).sort(byPath)).map(({ number }) => number),
  ])
}

const numbersOf = (page: ThreadPage | null) => page?.cards.map(({ comment }) => comment.number) ?? []

/** The whole list as its pages give it, each by the link of the one before. */
async function readAll(slug: string, choice: ViewChoice, viewer: Viewer | null): Promise<number[][]> {
  const pages: number[][] = []
  for (let from: number | undefined; pages.length < 30; ) {
    const page = await readThread(slug, { ...choice, ...(from === undefined ? {} : { from }) }, viewer, noon)
    pages.push(numbersOf(page))
    expect(page?.turns.hasEarlier).toBe(from !== undefined)
    if (page?.turns.next == null) return pages
    from = page.turns.next
  }
  throw new Error('The pages have no end.')
}

const told = fc.record<Told>({
  answers: fc.oneof(fc.constant(0), fc.nat(20)),
  status: fc.constantFrom('shown', 'shown', 'shown', 'held', 'removed', 'withdrawn'),
  votes: fc.nat(3),
  isOwn: fc.boolean(),
})
const choices = ORDERS.flatMap((order) =>
  (['flat', 'threaded', 'collapsed'] as const)
    .filter((view) => order !== 'oldest' || view !== 'flat')
    .map((view) => ({ order, view })),
)

test('whatever a thread looks like, its pages hold every comment once and in order, for readers, authors and moderators', {
  timeout: 120_000,
}, async () => {
  const some = fc.subarray(choices, { minLength: 2, maxLength: 3 })
  const holds = fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 24 }), some, async (list, chosen) => {
    const known = knownOf(list)
    const slug = await store(known)
    for (const choice of chosen) {
      for (const viewer of [null, author, moderator]) {
        const pages = await readAll(slug, choice, viewer)
        expect([choice, pages.flat()]).toEqual([choice, expected(known, choice, viewer)])
        expect(pages.slice(0, -1).every((page) => page.length === PER_PAGE)).toBe(true)
      }
    }
  })

  await fc.assert(holds, { numRuns: 40 })
})

/** Starters 1 and 2; 3 to 12 answer 1, each the one before it; 13 answers 2; 14 is alone. */
async function aThread(): Promise<string> {
  const list = [0, 0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2, 0].map(
    (answers, index): Told => ({
      answers,
      status: 'shown',
      votes: index === 1 ? 3 : 0,
      isOwn: false,
    }),
  )
  return store(knownOf(list))
}

const read = (slug: string, asked: Partial<AskedThread>) =>
  readThread(slug, { order: 'oldest', view: 'flat', ...asked }, null, noon)

describe('a page that begins with a comment', () => {
  test('has it first in every order and view, wherever it stands', async () => {
    const slug = await aThread()

    for (const choice of choices.filter(({ view }) => view !== 'collapsed'))
      for (let from = 1; from <= 14; from++)
        expect([choice, from, numbersOf(await read(slug, { ...choice, from }))[0]]).toEqual([choice, from, from])
  })

  test('is the numbered page that holds it where the oldest come first', async () => {
    const slug = await aThread()

    expect(await read(slug, { from: 12 })).toEqual(await read(slug, { page: 3 }))
    expect(await read(slug, { page: 3 })).toMatchObject({ page: 3, pages: 3, turns: { hasEarlier: true, next: null } })
  })

  test('begins at its place when it is gone', async () => {
    const slug = await aThread()
    await transaction((tx) =>
      tx.comment.updateMany({ where: { article: { slug }, number: { in: [2, 14] } }, data: { status: 'withdrawn' } }),
    )

    const [newest, recommended, threaded] = [
      await read(slug, { order: 'newest', from: 14 }),
      await read(slug, { order: 'recommended', from: 2 }),
      await read(slug, { order: 'newest', view: 'threaded', from: 14 }),
    ]

    expect(numbersOf(newest)).toEqual([13, 12, 11, 10, 9])
    expect(numbersOf(recommended)[0]).toBe(13)
    expect(numbersOf(threaded)).toEqual([2, 13, 1, 3, 4])
  })

  test('leads to the pages before and after it', async () => {
    const slug = await aThread()

    const pages = await Promise.all([14, 9, 8, 3].map((from) => read(slug, { order: 'newest', from })))

    expect(pages.map((page) => [page?.turns.previous, page?.turns.next])).toEqual([
      [null, 9],
      // Before #9 there is just one page, the first, which a link of its own leads to.
      [null, 4],
      [13, 3],
      [8, null],
    ])
    const within = await read(slug, { view: 'threaded', from: 9 })
    expect(within?.turns).toEqual({ hasEarlier: true, previous: 1, next: 13 })
    const atFirst = await read(slug, { order: 'newest', from: 14 })
    expect(atFirst?.turns.hasEarlier).toBe(false)
    const collapsed = await read(slug, { view: 'collapsed', from: 13 })
    expect(collapsed?.turns.previous).toBeNull()
  })

  test('is the first page when it is gone and nothing comes after it', async () => {
    const slug = await aThread()
    await transaction((tx) =>
      tx.comment.updateMany({ where: { article: { slug }, number: { in: [1, 14] } }, data: { status: 'withdrawn' } }),
    )
    const gone = [
      { order: 'newest', view: 'flat', from: 1 },
      { order: 'oldest', view: 'threaded', from: 14 },
      { order: 'oldest', view: 'collapsed', from: 14 },
    ] as const

    for (const { from, ...choice } of gone) {
      const first = await read(slug, choice)

      expect(first?.turns.hasEarlier).toBe(false)
      expect(numbersOf(first).length).toBeGreaterThan(0)
      expect(await read(slug, { ...choice, from })).toEqual(first)
    }
  })

  test('that is not there is no page, nor are numbered pages in other orders', async () => {
    const slug = await aThread()

    const pages = await Promise.all([
      read(slug, { order: 'newest', from: 15 }),
      read(slug, { from: 40 }),
      read(slug, { order: 'newest', page: 2 }),
      read('no-such-article', { order: 'newest' }),
    ])

    expect(pages).toEqual([null, null, null, null])
  })
})

describe('a threaded page', () => {
  test('says how deep each comment stands, and goes on within a conversation that it cannot hold', async () => {
    const slug = await aThread()

    const pages = [
      await read(slug, { view: 'threaded' }),
      await read(slug, { view: 'threaded', from: 7 }),
      await read(slug, { view: 'threaded', order: 'recommended' }),
    ]

    expect(pages.map((page) => [numbersOf(page), page?.depths])).toEqual([
      [
        [1, 3, 4, 5, 6],
        [0, 1, 2, 3, 4],
      ],
      [
        [7, 8, 9, 10, 11],
        [5, 6, 7, 8, 9],
      ],
      [
        [2, 13, 14, 1, 3],
        [0, 1, 0, 0, 1],
      ],
    ])
  })

  test('keeps a hidden comment that was answered as a stone, and leaves out one that was not', async () => {
    const slug = await aThread()
    await transaction((tx) =>
      tx.comment.updateMany({ where: { article: { slug }, number: { in: [2, 14] } }, data: { status: 'removed' } }),
    )

    const page = await read(slug, { view: 'threaded', from: 2 })

    expect(page?.cards.map(({ comment, tombstone }) => [comment.number, tombstone === null])).toEqual([
      [2, false],
      [13, true],
    ])
    expect(JSON.stringify(page)).not.toContain('Entry 2.')
  })
})

test('a moderator’s pages have what is held and removed, and a moderator’s programs get what everybody sees', async () => {
  const slug = await aThread()
  const hide = (number: number, status: CommentStatus) =>
    transaction((tx) => tx.comment.updateMany({ where: { article: { slug }, number }, data: { status } }))
  await hide(14, 'held')
  await hide(13, 'removed')
  await hide(12, 'withdrawn')

  const page = await readThread(slug, { order: 'newest', view: 'flat' }, moderator, noon)
  const listed = await listComments(slug, { order: 'newest', limit: 3 }, moderator, noon)

  expect(numbersOf(page)).toEqual([14, 13, 11, 10, 9])
  expect(listed?.comments.map(({ number }) => number)).toEqual([11, 10, 9])
})

test('a collapsed page has those alone that answer none, each with how many stand beneath it', async () => {
  const slug = await aThread()

  const [all, from] = [await read(slug, { view: 'collapsed' }), await read(slug, { view: 'collapsed', from: 13 })]

  expect(all?.cards.map(({ comment }, index) => [comment.number, all.answers?.[index]?.count])).toEqual([
    [1, 10],
    [2, 1],
    [14, 0],
  ])
  expect(numbersOf(from)).toEqual([2, 14])
  expect(await db().comment.count()).toBe(14)
})
