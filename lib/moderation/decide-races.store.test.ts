import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { findMiscounts, openReport, someComments } from '@/lib/testing/waiting'
import { approveComment } from './approve'
import { decideMany } from './decide-many'
import { removeComment } from './remove'
import { undoAct } from './undo'

const ROUNDS = 500
const AT_ONCE = 10
const TOLD = [
  'A colleague has decided about this comment meanwhile.',
  'This comment was decided or withdrawn meanwhile.',
  'This comment was removed or withdrawn already.',
]

test('RACE-6: of two moderators on one queue one decides each item, and the other is told', async () => {
  const [first, second, author, reporter, { id, slug }] = [
    await aModerator(),
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  const held = await someComments(id, author.id, ROUNDS / 2)
  const shown = await someComments(id, author.id, ROUNDS / 2, { from: ROUNDS / 2 + 1, status: 'shown' })
  for (const one of shown) await openReport(one, reporter.id)
  const known = { revision: 1, lastDecision: 0 }
  const decide = (moderator: typeof first, number: number, approves: boolean) =>
    approves
      ? approveComment(moderator, slug, number, known, noon)
      : removeComment(moderator, slug, number, { reason: 'abuse', note: '', ...known }, noon)

  const rounds: PromiseSettledResult<string>[][] = []
  for (let from = 1; from <= ROUNDS; from += AT_ONCE)
    rounds.push(
      ...(await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => {
          const number = from + index
          const pair = [decide(first, number, number % 2 === 0), decide(second, number, number % 3 === 0)]
          return Promise.allSettled(number % 5 === 0 ? pair.reverse() : pair)
        }),
      )),
    )

  expect(rounds).toHaveLength(ROUNDS)
  for (const both of rounds) {
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const told = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(told[0]).toMatchObject({ code: 'conflict' })
    expect(TOLD).toContain(told[0]?.message)
  }
  const decisions = await db().event.groupBy({ by: ['commentId'], _count: true, where: { actorId: { not: null } } })
  expect(decisions).toHaveLength(held.length + shown.length)
  expect(decisions.every(({ _count }) => _count === 1)).toBe(true)
  expect(await findMiscounts()).toEqual([])
})

test('two who decide about the same many at once, in another order, do not wait for each other for ever', async () => {
  const [first, second, author] = [await aModerator(), await aModerator(), await aReader()]
  const articles = await Promise.all(Array.from({ length: 6 }, () => anArticle()))
  for (const { id } of articles) await someComments(id, author.id, 5)
  const places = articles.flatMap(({ slug }) => [1, 2, 3, 4, 5].map((number) => ({ slug, number })))
  const spam = { to: 'removed', reason: 'spam', note: '' } as const

  for (let round = 0; round < 5; round++) {
    const both = await Promise.allSettled([
      decideMany(first, places, spam, noon),
      decideMany(second, [...places].reverse(), spam, noon),
    ])
    const done = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.act] : []))
    expect(done).toHaveLength(1)
    expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(['conflict'])
    const winner = both[0]?.status === 'fulfilled' ? first : second
    await undoAct(winner, done[0] ?? '', noon)
  }

  expect(await db().comment.count({ where: { status: 'held' } })).toBe(30)
  expect(await findMiscounts()).toEqual([])
})
