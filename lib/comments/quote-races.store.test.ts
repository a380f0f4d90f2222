import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { forgetSettings } from '@/lib/kernel/settings'
import { afterNoon, aModerator, anArticle, aReader } from '@/lib/testing/factories'
import { liesOf, readTruth } from '@/lib/testing/find-lies'
import { openOtherProcess } from '@/lib/testing/other-process'
import { type Act, type Race, runRace } from '@/lib/testing/quote-race'
import { storeComments } from '@/lib/testing/stored-thread'
import { listComments } from './list-comments'
import { readThreadPage } from './queries'

const ROUNDS = Number(process.env.QUOTE_RACES ?? 500)
const ROUNDS_OF_TWO_PROCESSES = 60
const ROUNDS_PER_LOOK = 10
const HONEST_READS = 2
/** As many edits as one reader may make in as many minutes, and as the time for editing allows. */
const ROUNDS_PER_CAST = 12
const OTHER_PROCESS = `import { runRacesFromInput } from './lib/testing/quote-race'; runRacesFromInput()`
const NOBODY_WAITS = {
  HOLD_FIRST_COMMENT: 'false',
  HOLD_HISTORY_MIN_DECIDED: '1000000',
  PACE_MEMBER_SECONDS: '0',
  PACE_MEMBER_PER_MINUTE: '1000000',
}
const QUOTING: Act[] = ['quote', 'join', 'placed', 'reply', 'requote']
const MEDDLING: Act[] = ['edit', 'withdraw', 'remove', 'restore', 'close', 'open']

beforeAll(() => {
  Object.assign(process.env, NOBODY_WAITS)
  forgetSettings()
})
afterAll(() => {
  for (const name of Object.keys(NOBODY_WAITS)) delete process.env[name]
})

/** Threads to race over, each with words of its own that stand nowhere else. */
async function* races(): AsyncGenerator<Race> {
  for (let round = 0; ; ) {
    const [author, quoter, desk] = [await aReader(), await aReader(), await aModerator()]
    for (let minute = 1; minute <= ROUNDS_PER_CAST; minute++) {
      const words = ['alder', 'birch', 'cedar', 'damson', 'elm', 'fir', 'gean']
        .map((word) => `${word}x${round}x`)
        .join(' ')
      const { id, slug } = await anArticle()
      await storeComments(id, [
        { author, wordings: [words] },
        { author: quoter, wordings: ['I have something to say later.'] },
      ])
      yield { slug, words, author, quoter, desk, now: afterNoon(minute).toISOString() }
      round++
    }
  }
}

/** Some of the acts in some order; the same for the same round, so that a failure can be run again. */
function actsOf(round: number): Act[] {
  const acts = [...QUOTING, ...MEDDLING]
  const order = (act: Act) => Math.sin((acts.indexOf(act) + 1) * 7919 * (round + 1))
  return acts.toSorted((one, other) => order(one) - order(other)).slice(0, 7)
}

/** What a round left behind, to be looked at later: nothing else happens to its thread. */
type Ended = { race: Race; ends: string[] }

function expectEnded(ended: Ended): Ended {
  const { ends } = ended
  expect(ends.filter((end) => !/^\w+ (done|not_found|misquoted|conflict|closed|forbidden)$/.test(end))).toEqual([])
  return ended
}

/** Numbers without gaps, counters that are right, and as many comments as were answered for; of many threads at once. */
async function expectCounted(rounds: Ended[]): Promise<void> {
  const articles = await db().article.findMany({
    where: { slug: { in: rounds.map(({ race }) => race.slug) } },
    take: rounds.length,
    select: {
      slug: true,
      lastNumber: true,
      shownCount: true,
      comments: { orderBy: { number: 'asc' }, take: 100, select: { number: true, status: true } },
    },
  })
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  for (const { race, ends } of rounds) {
    const { lastNumber = 0, shownCount, comments = [] } = bySlug.get(race.slug) ?? {}
    expect(comments.map(({ number }) => number)).toEqual(Array.from({ length: lastNumber }, (_, index) => index + 1))
    expect(comments.filter(({ status }) => status === 'shown')).toHaveLength(shownCount ?? 0)
    expect(lastNumber).toBe(2 + ends.filter((end) => /^(quote|join|placed|reply) done$/.test(end)).length)
  }
}

/** Looks at the rounds since the last look: at the numbers of all, and at what readers get of some. */
async function expectSound(rounds: Ended[]): Promise<void> {
  await expectCounted(rounds)
  for (const ended of rounds.slice(-HONEST_READS)) await expectHonest(ended)
}

/** True quotes, and hidden words nowhere. */
async function expectHonest({ race: { slug, words } }: Ended): Promise<void> {
  const [truth, page] = [await readTruth(slug), await readThreadPage(slug, 1, null)]
  expect((page?.cards ?? []).flatMap((card) => liesOf(slug, card, truth))).toEqual([])
  const read = JSON.stringify([page, await listComments(slug, { limit: 100 }, null)])
  const isShown = truth.get('#1/1')?.isShown
  const tokens = words.split(' ')
  expect(tokens.filter((token) => read.includes(token))).toEqual(isShown ? tokens : [])
}

test('RACE-4 a source is quoted, answered, edited, withdrawn, removed, restored and its thread closed at once, 500 times: refusals or successes, true quotes, no hidden words, numbers without gaps', {
  timeout: 900_000,
}, async () => {
  const rounds: Ended[] = []

  for await (const race of races()) {
    rounds.push(expectEnded({ race, ends: await runRace(race, actsOf(rounds.length)) }))
    if (rounds.length % ROUNDS_PER_LOOK === 0) await expectSound(rounds.slice(-ROUNDS_PER_LOOK))
    if (rounds.length === ROUNDS) break
  }
  const ends = new Set(rounds.flatMap((round) => round.ends))

  // The control: each of these was early sometimes, and late sometimes.
  for (const act of QUOTING) expect([...ends]).toEqual(expect.arrayContaining([`${act} done`, `${act} not_found`]))
  const late = [
    'quote misquoted',
    'placed conflict',
    'reply closed',
    'edit done',
    'edit forbidden',
    'restore done',
    'restore conflict',
  ]
  expect([...ends]).toEqual(expect.arrayContaining(late))
})

test('RACE-4 the same from two processes', { timeout: 900_000 }, async () => {
  const other = openOtherProcess(OTHER_PROCESS)
  const rounds: Ended[] = []

  for await (const race of races()) {
    const [here, there] = [actsOf(rounds.length), actsOf(rounds.length + 1_000)]
    const [ended, answer] = await Promise.all([runRace(race, here), other.ask({ race, acts: there })])
    rounds.push(expectEnded({ race, ends: [...ended, ...z.array(z.string()).parse(answer)] }))
    if (rounds.length % ROUNDS_PER_LOOK === 0) await expectSound(rounds.slice(-ROUNDS_PER_LOOK))
    if (rounds.length === ROUNDS_OF_TWO_PROCESSES) break
  }

  await other.close()
})
