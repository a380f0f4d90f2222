import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db, transaction } from '@/lib/db/client'
import { readArticleFile } from '@/lib/imports/read-article-file'
import { newId } from '@/lib/kernel/ids'
import { forgetSettings } from '@/lib/kernel/settings'
import { approveComment } from '@/lib/moderation/approve'
import { addWords } from '@/lib/moderation/change-words'
import { removeComment } from '@/lib/moderation/remove'
import { refreshSpamModel } from '@/lib/screening/keep-spam-model'
import { afterNoon, aModerator, anArticle, aReader } from '@/lib/testing/factories'
import { BANNED_WORDS, WATCHED_WORDS } from '@/lib/testing/listed-words'
import { aRegular } from '@/lib/testing/shown'
import { type TypedComment, typeThread } from '@/lib/testing/typed-thread'
import { postComment } from './post'

const SAMPLE = path.resolve('prisma/sample-article.txt')
const REFERENCE = path.resolve('../shared/seed/000_ba10fcc89f83c220.txt')
/** Nobody's comments are so near to each other that the pace or the brake would refuse one. */
const MINUTES_BETWEEN = 4
const BEGINS = 60
/** A form that was open for as long as a comment takes to write. */
const FILLED = { afterMs: 40_000 }

const WARES = ['Replica watches', 'Designer handbags', 'Diet tablets', 'Forex robots', 'Phone numbers of models']
const PITCHES = [
  'at factory prices, order today at https://best-deals.example/sale',
  '70 % off this week only!!! See https://outlet.example/now',
  'with free shipping worldwide, contact us at https://supply.example',
  'trusted by 10,000 customers, 100 % genuine: https://genuine.example/order',
  'Sign up today and get $500 at https://bonus.example/join',
]
const FAIR = [
  'I was there on Friday, and it was not half as loud as people say.',
  'Could somebody explain who pays for this in the end? The article does not say.',
  'The mayor promised the very same thing four years ago. Nothing came of it.',
  'As a nurse I can only say: thank you. The last bus home went at seven.',
  'That is not what the report says. Read page 12 again.',
  'My children walk along that road to school, and nobody has counted them.',
  'A trade agreement takes ten years. A government lasts three.',
]
const ENDS = ['Just my view.', 'What do you think?', 'I may be wrong, of course.', 'Somebody has to say it.']

beforeEach(async () => {
  process.env.THREAD_BRAKE = 'true'
  forgetSettings()
  const moderator = await aModerator()
  await decideAboutMany(moderator)
  await addWords(moderator, { list: 'banned', words: BANNED_WORDS.join('\n') }, afterNoon(1))
  await addWords(moderator, { list: 'watched', words: WATCHED_WORDS.join('\n') }, afterNoon(1))
  await refreshSpamModel(afterNoon(2))
})
afterEach(() => {
  delete process.env.THREAD_BRAKE
  forgetSettings()
})

/** First comments, which wait for a moderator: spam, and what is none. */
async function decideAboutMany(moderator: Viewer): Promise<void> {
  const { slug } = await anArticle()
  const post = async (body: string) =>
    (await postComment(await aReader(), slug, { body }, null, afterNoon(0), FILLED)).number
  for (const body of WARES.flatMap((wares) => PITCHES.map((pitch) => `${wares} ${pitch}`)))
    await removeComment(moderator, slug, await post(body), { reason: 'spam', note: '' }, afterNoon(1))
  for (const body of FAIR.flatMap((fair) => ENDS.map((end) => `${fair} ${end}`)))
    await approveComment(moderator, slug, await post(body), {}, afterNoon(1))
}

type PostedThread = { slug: string; authors: Map<string, Viewer>; typed: TypedComment[]; now: Date }

/** The article of a file with its thread posted by readers who are known here, one comment after the other. */
async function postThread(file: string): Promise<PostedThread> {
  const reading = readArticleFile(readFileSync(file))
  const { id: articleId, slug } = await anArticle()
  const paragraphs = reading.paragraphs.map(({ text }, index) => ({ id: newId(), articleId, number: index + 1, text }))
  await transaction(async (tx) => {
    await tx.paragraph.deleteMany({ where: { articleId } })
    await tx.paragraph.createMany({ data: paragraphs })
  })
  const authors = new Map<string, Viewer>()
  for (const name of reading.authors) authors.set(name, await aRegular(name))
  const typed = typeThread(reading)
  const at = (index: number) => afterNoon(BEGINS + index * MINUTES_BETWEEN)
  for (const [index, { author, body, replyTo }] of typed.entries()) {
    const draft = { body, ...(replyTo === null ? {} : { replyTo }) }
    await postComment(authors.get(author) ?? null, slug, draft, null, at(index), FILLED)
  }
  return { slug, authors, typed, now: at(typed.length) }
}

/** What any rule said of a thread's comments, and those that wait for a moderator. */
async function alarmsIn(slug: string): Promise<string[]> {
  const where = { article: { slug } }
  const verdicts = await db().verdict.findMany({
    where: { comment: where },
    orderBy: { comment: { number: 'asc' } },
    take: 100,
    select: { rule: true, found: true, comment: { select: { number: true } } },
  })
  const waiting = await db().comment.findMany({
    where: { ...where, status: { not: 'shown' } },
    orderBy: { number: 'asc' },
    take: 100,
    select: { number: true, statusRule: true },
  })
  return [
    ...verdicts.map(({ rule, found, comment }) => `#${comment.number}: ${rule} ${found}`),
    ...waiting.map(({ number, statusRule }) => `#${number} waits: ${statusRule}`),
  ]
}

/** The comments, replies and quotes of a thread as they are stored. */
async function countIn(slug: string) {
  const where = { article: { slug } }
  const quotes = await db().quote.findMany({
    where: { comment: where },
    take: 100,
    select: { commentId: true, position: true },
  })
  return {
    comments: await db().comment.count({ where }),
    replies: await db().comment.count({ where: { ...where, parentId: { not: null } } }),
    quotes: new Set(quotes.map(({ commentId, position }) => `${commentId} ${position}`)).size,
  }
}

/** What was typed, counted in the same way; and how many listed words are parts of its words. */
function premisesOf(typed: TypedComment[]) {
  const text = typed.map(({ body }) => body.toLowerCase()).join('\n')
  return {
    counts: {
      comments: typed.length,
      replies: typed.filter(({ replyTo }) => replyTo !== null).length,
      quotes: typed.reduce((sum, { quotes }) => sum + quotes, 0),
    },
    parts: [...BANNED_WORDS, ...WATCHED_WORDS].filter((entry) => text.includes(entry)).length,
  }
}

describe('the sample thread, posted with word lists and a spam score at work', () => {
  test('raises no alarm of any rule or list', async () => {
    const { slug, typed } = await postThread(SAMPLE)

    const { counts, parts } = premisesOf(typed)
    expect(await alarmsIn(slug)).toEqual([])
    expect(await countIn(slug)).toEqual(counts)
    expect(counts.comments).toBe(23)
    expect(Math.min(counts.replies, counts.quotes, parts)).toBeGreaterThanOrEqual(4)
  })

  test('the control: spam, listed words in look-alike letters and a repeated comment are found in the same place', async () => {
    const { slug, authors, typed, now } = await postThread(SAMPLE)
    const [, , first, second, third] = [...authors.values()]
    const last = typed.at(-1)
    const post = (author: Viewer | undefined, body: string) =>
      postComment(author ?? null, slug, { body }, null, now, FILLED)

    const learnt = await post(
      first,
      'Replica handbags at factory prices, 70 % off, order now at https://outlet.example/sale',
    )
    const listed = await post(second, 'Come and play at the best саsіnos of the bay.')
    const watched = await post(third, 'I say it is a COVER UP.')
    const repeated = await post(authors.get(last?.author ?? ''), last?.body.toUpperCase() ?? '')

    expect(await alarmsIn(slug)).toEqual([
      expect.stringMatching(`^#${learnt.number}: spam `),
      expect.stringMatching(`^#${listed.number}: banned_words .*"casino\\*"`),
      expect.stringMatching(`^#${watched.number}: watched_words .*"cover-up"`),
      expect.stringMatching(`^#${repeated.number}: repeat `),
      `#${learnt.number} waits: spam`,
      `#${listed.number} waits: banned_words`,
      `#${repeated.number} waits: repeat`,
    ])
  })
})

describe.skipIf(!existsSync(REFERENCE))('the reference thread (skipped where ../shared/seed is absent)', () => {
  test('raises no alarm of any rule or list', async () => {
    const { slug, typed } = await postThread(REFERENCE)

    const { counts, parts } = premisesOf(typed)
    expect(await alarmsIn(slug)).toEqual([])
    expect(await countIn(slug)).toEqual(counts)
    expect(counts.comments).toBe(21)
    expect(Math.min(counts.quotes, parts)).toBeGreaterThanOrEqual(1)
  })
})
