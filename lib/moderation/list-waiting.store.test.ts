import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db, transaction } from '@/lib/db/client'
import { countQueries } from '@/lib/testing/count-queries'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { openReport, someComments } from '@/lib/testing/waiting'
import { approveComment } from './approve'
import { claimItem } from './claim'
import { countQueue, listPlaces, listQueue, listQueuePage } from './queries'
import { findCase } from './queries-case'
import type { QueueState } from './schema'

/** A reader who is trusted, with so many reports upheld. */
async function aReporter(articleId: string, from: number, upheld: number): Promise<Viewer> {
  const reader = await aReader()
  await someComments(articleId, reader.id, 1, { from, status: 'shown' })
  const others = await someComments(articleId, (await aReader()).id, upheld, { from: from + 1, status: 'shown' })
  for (const one of others) await openReport(one, reader.id)
  await transaction((tx) =>
    tx.report.updateMany({ where: { reporterId: reader.id }, data: { outcome: 'upheld', decidedAt: noon } }),
  )
  return reader
}

async function watch(commentId: string, revision = 1): Promise<void> {
  const verdict = { commentId, revision, rule: 'watched_words', kind: 'watch' as const, found: '{"words":["ferry"]}' }
  await transaction((tx) => tx.verdict.create({ data: { ...verdict, at: noon }, select: { rule: true } }))
}

async function appeal(commentId: string, againstId: string | null): Promise<void> {
  await transaction(async (tx) => {
    await tx.comment.update({
      where: { id: commentId },
      data: { status: 'removed', statusRule: 'abuse' },
      select: { id: true },
    })
    const row = { commentId, text: 'I was quoting.', createdAt: noon, againstId }
    await tx.appeal.create({ data: row, select: { text: true } })
  })
}

const numbers = async (viewer: Viewer, state: QueueState, minutes = 1) =>
  (await listQueue(viewer, state, 50, afterNoon(minutes))).map(({ card }) => card.comment.number)

/** #1 held, #2 reported by a newcomer, #3 by somebody proven, #4 watched, #5 appealed, #6 shown and quiet. */
async function aQueue() {
  const [moderator, author, { id, slug }] = [await aModerator(), await aReader(), await anArticle()]
  await someComments(id, author.id, 1, { at: afterNoon(-1) })
  const [second = '', third = '', fourth = '', fifth = ''] = await someComments(id, author.id, 5, {
    from: 2,
    status: 'shown',
  })
  await openReport(second, (await aReader()).id)
  await openReport(third, (await aReporter(id, 20, 5)).id)
  await watch(fourth)
  await appeal(fifth, null)
  return { moderator, author, id, slug, third, fourth, fifth }
}

test('the queue is sorted by what presses, in each state and in all, and counts each comment once', async () => {
  const { moderator } = await aQueue()

  const lists = [
    await numbers(moderator, 'all'),
    await numbers(moderator, 'reported'),
    await numbers(moderator, 'held'),
    await numbers(moderator, 'appealed'),
  ]

  expect(lists).toEqual([[3, 5, 4, 1, 2], [3, 4, 2], [1], [5]])
  expect(await countQueue(moderator)).toEqual({ reported: 3, held: 1, appealed: 1 })
})

test('of what presses alike the longest waiting comes first', async () => {
  const [moderator, author, { id }] = [await aModerator(), await aReader(), await anArticle()]
  await someComments(id, author.id, 1, { at: afterNoon(0.2) })
  await someComments(id, author.id, 1, { at: noon, from: 2 })
  await someComments(id, author.id, 1, { at: afterNoon(0.1), from: 3 })

  expect(await numbers(moderator, 'held')).toEqual([2, 3, 1])
})

test('an item says what screening found, what its author appeals, and which decision was the latest', async () => {
  const { moderator, slug } = await aQueue()

  const [reported, watched, appealed] = [
    await findCase(moderator, slug, 3, afterNoon(1)),
    await findCase(moderator, slug, 4, afterNoon(1)),
    await findCase(moderator, slug, 5, afterNoon(1)),
  ]
  await approveComment(moderator, slug, 4, { lastDecision: watched?.lastDecision }, afterNoon(2))
  const after = await findCase(moderator, slug, 4, afterNoon(3))

  expect(reported).toMatchObject({ state: 'reported', why: '1 report: abuse', lastDecision: 0, appeal: null })
  expect(reported?.urgency).toBeGreaterThan(4)
  expect(watched).toMatchObject({ state: 'reported', since: noon.toISOString(), age: '1 min' })
  expect(watched?.verdicts).toMatchObject([{ rule: 'watched_words', kind: 'watch', isOpen: true }])
  expect(watched?.why).toMatch(/ferry/)
  expect(appealed).toMatchObject({
    state: 'appealed',
    why: 'Appeal: removed for abuse',
    appeal: { text: 'I was quoting.', against: null, outcome: null, mayDecide: true },
  })
  expect(after).toMatchObject({ state: 'shown', urgency: 0, verdicts: [{ isOpen: false }] })
  expect(after?.lastDecision).toBeGreaterThan(0)
})

test('a watch verdict of an earlier wording, or of a comment that is held, makes nothing reported', async () => {
  const { moderator, id, author, fourth } = await aQueue()
  await transaction((tx) => tx.comment.update({ where: { id: fourth }, data: { revision: 2 }, select: { id: true } }))
  const [held = ''] = await someComments(id, author.id, 1, { from: 90 })
  await watch(held)

  expect(await countQueue(moderator)).toEqual({ reported: 2, held: 2, appealed: 1 })
  expect(await numbers(moderator, 'reported')).toEqual([3, 2])
})

test('what is withdrawn or removed does not wait, whatever was reported of it', async () => {
  const { moderator } = await aQueue()
  await transaction((tx) => tx.comment.updateMany({ data: { status: 'withdrawn' } }))

  expect(await countQueue(moderator)).toEqual({ reported: 0, held: 0, appealed: 0 })
  expect(await listQueue(moderator, 'all', 50, afterNoon(1))).toEqual([])
})

test('the order of three hundred waiting comments takes as many statements as that of three', async () => {
  const [moderator, author, reporter, { id }] = [
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  const few = await someComments(id, author.id, 3, { status: 'shown' })
  for (const one of few) await openReport(one, reporter.id)
  const forFew = await countQueries(() => listQueue(moderator, 'all', 3, afterNoon(1)))
  const many = await someComments(id, author.id, 300, { from: 4, status: 'shown' })
  for (const one of many) await openReport(one, reporter.id)

  const forMany = await countQueries(() => listQueue(moderator, 'all', 3, afterNoon(1)))

  expect(forMany).toBe(forFew)
  expect(await db().report.count()).toBe(303)
})

test('however many are held, the one that presses most is first, though it came last', async () => {
  const [moderator, author, { id }] = [await aModerator(), await aReader(), await anArticle()]
  await someComments(id, author.id, 1_200, { at: noon })
  await someComments(id, author.id, 1, { from: 1_201, at: afterNoon(5), rule: 'banned_words' })

  const { items, total } = await listQueuePage(moderator, 'held', { from: 0, limit: 2 }, afterNoon(6))

  expect(items.map(({ card }) => card.comment.number)).toEqual([1_201, 1])
  expect(total).toBe(1_000)
})

test('the queue is read stretch by stretch, each comment once; behind its end is its last stretch', async () => {
  const [moderator, author, { id }] = [await aModerator(), await aReader(), await anArticle()]
  await someComments(id, author.id, 25)
  const stretch = async (from: number) => {
    const page = await listQueuePage(moderator, 'held', { from, limit: 10 }, afterNoon(1))
    return [page.from, page.total, page.items.map(({ card }) => card.comment.number)]
  }
  const numbersFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

  expect([await stretch(0), await stretch(10), await stretch(20), await stretch(9_000)]).toEqual([
    [0, 25, numbersFrom(1, 10)],
    [10, 25, numbersFrom(11, 10)],
    [20, 25, numbersFrom(21, 5)],
    [20, 25, numbersFrom(21, 5)],
  ])
})

test('what is chosen all at once is what a moderator may decide, with the latest decision on each', async () => {
  const [moderator, colleague, author, { id, slug }] = [
    await aModerator(),
    await aModerator(),
    await aReader(),
    await anArticle(),
  ]
  const [first = ''] = await someComments(id, author.id, 4, { status: 'shown' })
  const [own = ''] = await someComments(id, moderator.id, 1, { from: 5, status: 'shown' })
  for (const one of [first, own]) await openReport(one, author.id)
  await approveComment(colleague, slug, 1, {}, noon)
  await openReport(first, (await aReader()).id)
  await someComments(id, author.id, 2, { from: 6 })
  await claimItem(colleague, slug, 7, noon)

  const places = await listPlaces(moderator, 'all', afterNoon(1))

  const { id: last } = await db().event.findFirstOrThrow({ where: { kind: 'comment.approved' }, select: { id: true } })
  expect([...places].sort()).toEqual([`${slug}/1@${last}`, `${slug}/6@0`])
  await expect(listPlaces(author, 'all')).rejects.toMatchObject({ code: 'not_found' })
})
