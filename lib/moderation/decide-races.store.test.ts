import { expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { decideHalf, type Half } from '@/lib/testing/decision-race'
import { aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { openOtherProcess } from '@/lib/testing/other-process'
import { findMiscounts, openReport, someComments } from '@/lib/testing/waiting'
import { decideMany } from './decide-many'
import { undoAct } from './undo'

const ROUNDS = 500
const ROUNDS_OF_TWO_PROCESSES = 200
const OPEN_ROUNDS = 20
const AT_ONCE = 10
const OTHER_PROCESS = `import { decideFromInput } from './lib/testing/decision-race'; decideFromInput()`
const TOLD = [
  'conflict: A colleague has decided about this comment meanwhile.',
  'conflict: This comment was decided or withdrawn meanwhile.',
  'conflict: This comment was removed or withdrawn already.',
]
const Ends = z.array(z.string())

/** Two moderators before a queue of so many comments, held ones and reported ones. */
async function aQueue(count: number) {
  const [first, second, author, reporter, { id, slug }] = [
    await aModerator(),
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  await someComments(id, author.id, count / 2)
  const shown = await someComments(id, author.id, count / 2, { from: count / 2 + 1, status: 'shown' })
  for (const one of shown) await openReport(one, reporter.id)
  return { first, second, slug, count }
}

type Queue = Awaited<ReturnType<typeof aQueue>>
type Deciding = (half: Half) => Promise<string[]>

/** Both decide about every comment, some at a time: how that ended for the first and the second, by comment. */
async function race(
  { first, second, slug, count }: Queue,
  [here, there]: [Deciding, Deciding],
  isOpen = false,
): Promise<string[][]> {
  const rounds: string[][] = []
  for (let from = 1; from <= count; from += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => from + index)
    const half = (of: number) => numbers.map((number) => ({ number, approves: number % of === 0 }))
    const [ones, others] = await Promise.all([
      here({ moderator: first, slug, acts: half(2), isOpen }),
      there({ moderator: second, slug, acts: half(3), isOpen }),
    ])
    rounds.push(...ones.map((end, index) => [end, others[index] ?? 'nothing']))
  }
  return rounds
}

/** What should not be, in words: of how rounds ended, and of what the store has of them. */
async function findFaults(rounds: string[][]): Promise<string[]> {
  const faults = rounds.flatMap((ends, index) => {
    const told = ends.filter((end) => end !== 'done')
    const isRight = told.length === 1 && TOLD.includes(told[0] ?? '')
    return isRight ? [] : [`#${index + 1}: ${ends.join(', ')}`]
  })
  const decisions = await db().event.groupBy({ by: ['commentId'], _count: true, where: { actorId: { not: null } } })
  const twice = decisions.filter(({ _count }) => _count !== 1)
  const undecided = rounds.length - decisions.length
  return [
    ...faults,
    ...twice.map(({ commentId, _count }) => `${commentId} was decided ${_count} times`),
    ...(undecided === 0 ? [] : [`${undecided} were not decided`]),
    ...(await findMiscounts()),
  ]
}

/** The control: whoever came first did not always come first. */
function expectBothFirst(rounds: string[][]): void {
  const firsts = new Set(rounds.map((ends) => ends.indexOf('done')))
  expect([...firsts].toSorted()).toEqual([0, 1])
}

test('RACE-6: of two moderators on one queue one decides each item, and the other is told', async () => {
  const queue = await aQueue(ROUNDS)

  const rounds = await race(queue, [decideHalf, decideHalf])

  expect(rounds).toHaveLength(ROUNDS)
  expect(await findFaults(rounds)).toEqual([])
  expectBothFirst(rounds)
})

test('RACE-6: the same from two processes; with the guard open, two decisions about one item are noticed', {
  timeout: 120_000,
}, async () => {
  const other = openOtherProcess(OTHER_PROCESS)
  const there: Deciding = async (half) => Ends.parse(await other.ask(half))
  const queue = await aQueue(ROUNDS_OF_TWO_PROCESSES)
  // It has to be awake before there is a race.
  await there({ moderator: queue.second, slug: queue.slug, acts: [] })

  const rounds = await race(queue, [decideHalf, there])
  const faults = await findFaults(rounds)
  const open = await race(await aQueue(OPEN_ROUNDS), [decideHalf, there], true)
  const openFaults = await findFaults([...rounds, ...open])

  expect(rounds).toHaveLength(ROUNDS_OF_TWO_PROCESSES)
  expect(faults).toEqual([])
  expectBothFirst(rounds)
  // The control.
  expect(openFaults).toEqual(expect.arrayContaining([expect.stringMatching(/^#\d+: done, done$/)]))
  expect(openFaults).toEqual(expect.arrayContaining([expect.stringMatching(/was decided 2 times$/)]))
  await other.close()
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
