import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { findArticle } from '@/lib/articles/queries'
import { forgetSettings } from '@/lib/kernel/settings'
import { noon } from '@/lib/testing/factories'
import {
  expectedCards,
  findStrayWords,
  hiddenTokens,
  keyOf,
  liesOf,
  quotersOf,
  readTruth,
} from '@/lib/testing/find-lies'
import {
  aCast,
  currentOf,
  DEEDS,
  KINDS,
  onlyArticles,
  picked,
  type QuotePlan,
  type Step,
  type Told,
  ToldThread,
  USUAL,
} from '@/lib/testing/told-thread'
import { checkWritten } from './check'
import { readConversation } from './conversation'
import { listComments } from './list-comments'
import { previewComment } from './preview'
import { listReaderComments, listRevisions, readCard, readThreadPage, readWritten } from './queries'
import type { CommentCard } from './view'

const THREADS = Number(process.env.QUOTE_THREADS ?? 200)
/** So many threads share a cast and a store. */
const STRETCH = 200
/** Given again, the seed of a failure makes it small. */
const SEED = Number(process.env.QUOTE_SEED ?? Date.now() % 2 ** 31)
const NOBODY_WAITS = {
  HOLD_FIRST_COMMENT: 'false',
  HOLD_HISTORY_MIN_DECIDED: '1000000',
  PACE_MEMBER_SECONDS: '0',
  PACE_MEMBER_PER_MINUTE: '1000000',
}

beforeAll(() => {
  Object.assign(process.env, NOBODY_WAITS)
  forgetSettings()
})
afterAll(() => {
  for (const name of Object.keys(NOBODY_WAITS)) delete process.env[name]
})

const plan = fc.record<QuotePlan>({
  kind: fc.constantFrom('plain', 'plain', 'joined', 'loose', 'paragraph', 'nobody'),
  other: fc.nat(5),
  from: fc.nat(3),
  length: fc.integer({ min: 1, max: 3 }),
})
const plans = (minLength: number, maxLength: number) => fc.array(plan, { minLength, maxLength })
const steps = fc.array(
  fc.record<Step>({
    deed: fc.oneof(fc.constantFrom(...DEEDS), fc.constantFrom(...USUAL)),
    one: fc.nat(7),
    from: fc.nat(3),
    quotes: fc.oneof({ weight: 3, arbitrary: plans(1, 1) }, { weight: 1, arbitrary: plans(2, 3) }),
  }),
  { minLength: 3, maxLength: 7 },
)

function expectTrue(thread: ToldThread, viewer: Viewer | null, cards: CommentCard[]): void {
  const shown = cards.filter(({ comment }) => comment.status === 'shown')
  expect(
    shown.map(({ comment: { number, author, quotes, quotedBy } }) => [
      number,
      author?.name,
      quotes.map(({ position, source, text, author, state }) => [position, keyOf(source), text, author, state]),
      quotedBy,
    ]),
  ).toEqual(expectedCards(thread, viewer))
  for (const { comment } of cards.filter(({ tombstone }) => tombstone !== null))
    expect([comment.text, comment.html, comment.quotes]).toEqual(['', '', []])
}

/** A thread while it is read: through whose eyes, what they see of its page, and which comment is looked at closely. */
type Close = { thread: ToldThread; viewer: Viewer | null; cards: CommentCard[]; one: Told }

/** Everything that gives out words, but for the page itself; each expects what it reads to be true. */
const OUTPUTS = {
  list: async ({ thread: { slug, now }, viewer, cards }: Close) => {
    const list = await listComments(slug, { limit: 100 }, viewer, now)
    expect(list?.comments).toEqual(cards.flatMap(({ comment }) => (comment.status === 'shown' ? [comment] : [])))
    return list
  },
  conversation: async ({ thread: { slug, now }, viewer, cards, one }: Close) => {
    const conversation = await readConversation(slug, one.number, {}, viewer, now)
    expect(conversation === null).toBe(one.status !== 'shown')
    for (const card of conversation?.cards ?? []) expect(cards).toContainEqual(card)
    return conversation
  },
  card: async ({ thread: { slug, now }, viewer, cards, one }: Close) => {
    const card = await readCard(slug, one.number, viewer, now)
    expect(card).toEqual(cards.find(({ comment }) => comment.number === one.number) ?? null)
    return card
  },
  revisions: ({ thread: { slug }, viewer, one }: Close) => listRevisions(slug, one.number, viewer),
  profile: ({ thread: { now }, viewer, one }: Close) => listReaderComments(one.author.viewer.id, viewer, 15, now),
  article: async ({ thread: { slug, told, now } }: Close) => {
    const article = await findArticle(slug, now)
    for (const { number, quotedBy } of article?.paragraphs ?? [])
      expect(quotedBy).toEqual(quotersOf(told, (key) => key === `¶${number}`))
    return article
  },
  sound: ({ thread }: Close) => readSound(thread),
  unsound: ({ thread }: Close) => readUnsound(thread),
  editor: ({ thread, one }: Close) => expectWrittenTrue(thread, one),
}
const OUTPUT_NAMES: (keyof typeof OUTPUTS)[] = [
  'list',
  'conversation',
  'card',
  'revisions',
  'profile',
  'article',
  'sound',
  'unsound',
  'editor',
]

/** A preview and a check of quotes that are true. */
async function readSound(thread: ToldThread): Promise<unknown> {
  const plans = [0, 1, 2].map((other): QuotePlan => ({ kind: 'plain', other, from: 0, length: 2 }))
  const { lines, said } = thread.write(plans, null)
  const body = `${lines}\nLooks so.`
  const [preview, checked] = [await previewComment(thread.slug, body), await checkWritten(thread.slug, body)]
  expect(preview.quotes.map(({ text }) => text)).toEqual(said.map(({ words }) => words))
  expect(checked.quotes.flatMap(({ words }) => words)).toEqual(said.map(({ words }) => words))
  return [preview, checked]
}

/** A preview and a check of words that are hidden, or were never there. */
async function readUnsound({ slug, told }: ToldThread): Promise<unknown> {
  const hidden = told.find(({ status, wordings }) => status !== 'shown' && wordings.join('') !== '')
  const body = `>>${hidden?.number ?? 99}\n> ${hidden ? currentOf(hidden) : 'words'}\nSo?`
  const [refused, warned] = [await previewComment(slug, body), await checkWritten(slug, body)]
  expect([refused.faults.length, warned.quotes.map(({ state }) => state)]).toEqual([1, ['unavailable']])
  return [refused, warned]
}

/** What a quoter gets into their editor: the words of sources that are shown, and of no others. */
async function expectWrittenTrue({ slug, told }: ToldThread, one: Told): Promise<void> {
  if (one.status !== 'shown' && one.status !== 'held') return
  const written = (await readWritten(slug, one.number, one.author.viewer))?.body ?? ''
  const sources = one.quoted.flatMap(({ of, words }) => (of === null || of.status === 'shown' ? [words] : []))
  expect(sources.filter((words) => !written.includes(words))).toEqual([])
  const others = told.filter((other) => other !== one).flatMap(hiddenTokens)
  expect(others.filter((token) => written.includes(token))).toEqual([])
}

type Look = { viewer: Viewer | null; some: Told[]; outputs: (keyof typeof OUTPUTS)[] }

/** The page of a thread and some outputs, as one viewer gets them: all of it true, and none of it hidden words. */
async function expectHonest(thread: ToldThread, { viewer, some, outputs }: Look): Promise<void> {
  const { slug, told, now } = thread
  const page = await readThreadPage(slug, 1, viewer, now)
  const cards = page?.cards ?? []
  expectTrue(thread, viewer, cards)
  const truth = await readTruth(slug)
  expect(cards.flatMap((card) => liesOf(slug, card, truth))).toEqual([])

  const read: unknown[] = [page]
  for (const one of some) {
    for (const output of outputs) read.push(await OUTPUTS[output]({ thread, viewer, cards, one }))
  }
  const everything = JSON.stringify(read)
  expect(told.flatMap(hiddenTokens).filter((token) => everything.includes(token))).toEqual([])
}

/** What is read of a thread in its turn: by one viewer, of one comment, one output; all comes up in 18 turns. */
function lookOf(turn: number, { told, cast }: ToldThread): Look {
  const one = picked(told, Math.floor(turn / 2))
  const outputs = OUTPUT_NAMES.filter((_, index) => index === turn % OUTPUT_NAMES.length)
  return { viewer: turn % 2 === 0 ? null : cast.reader, some: one ? [one] : [], outputs }
}

function everyLook({ told, cast }: ToldThread): Look[] {
  return [null, cast.reader].map((viewer) => ({ viewer, some: told, outputs: OUTPUT_NAMES }))
}

/** Threads with a cast of their own; the store holds nothing else. */
async function aStretch(done: Set<string>) {
  const begins = Array.from({ length: STRETCH }, (_, index) => new Date(noon.getTime() + index * 30 * 60_000))
  const articles = await onlyArticles(begins)
  const cast = await aCast(done)
  return { cast, threads: articles.map(({ slug, begin }) => new ToldThread(slug, cast, begin)) }
}

/** Searches the tables through before they are emptied: the last threads are read as quickly as the first. */
async function nextStretch(stretch: Awaited<ReturnType<typeof aStretch>>) {
  expect(await findStrayWords(stretch.threads, stretch.cast.authors)).toEqual([])
  return aStretch(stretch.cast.done)
}

type Run = { turn: number; hasFailed: boolean; viewed: Set<string>; stretch: Awaited<ReturnType<typeof aStretch>> }

/** Does some things to the next thread, and reads it; after a failure in every way, so that it can be made small. */
async function takeTurn(run: Run, taken: Step[]): Promise<void> {
  const isAgain = run.hasFailed
  run.hasFailed = true
  if (run.turn > 0 && run.turn % STRETCH === 0) run.stretch = await nextStretch(run.stretch)
  const turn = run.turn++
  const thread = run.stretch.threads[turn % STRETCH]
  if (!thread) throw new Error('A stretch has too few threads.')
  for (const step of taken) await thread.take(step)

  for (const look of isAgain ? everyLook(thread) : [lookOf(turn, thread)]) {
    await expectHonest(thread, look)
    for (const output of look.outputs) run.viewed.add(`${output} by ${look.viewer ? 'a reader' : 'a stranger'}`)
  }
  run.hasFailed = isAgain
}

test('whatever is posted, quoted, edited, held, removed, renamed, muted and erased: quotes are slices of their source, hidden words are nowhere, backlinks are the quotes turned around', {
  timeout: 120_000 + THREADS * 2_000,
}, async () => {
  const run: Run = { turn: 0, hasFailed: false, viewed: new Set(), stretch: await aStretch(new Set()) }
  const began = process.cpuUsage()

  const holds = fc.asyncProperty(steps, (taken) => takeTurn(run, taken))
  await fc.assert(holds, { numRuns: THREADS, seed: SEED, endOnFailure: process.env.QUOTE_SEED === undefined })
  await nextStretch(run.stretch)

  const { user, system } = process.cpuUsage(began)
  const each = Math.round((user + system) / 1_000 / run.turn)
  process.stdout.write(`${process.env.TEST_ENGINE}: ${run.turn} threads, ${each} ms of CPU each, QUOTE_SEED=${SEED}\n`)
  // The control: in so many threads all of this came to pass, and was read in every way.
  if (THREADS < 1_000) return
  const { done } = run.stretch.cast
  expect([...done].sort()).toEqual([...DEEDS, ...KINDS].sort())
  expect(run.viewed.size).toBe(2 * OUTPUT_NAMES.length)
})
