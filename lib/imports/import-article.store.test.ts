import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { signUp } from '@/lib/accounts/sign-up'
import { findArticle } from '@/lib/articles/queries'
import { listComments } from '@/lib/comments/list-comments'
import { readThreadPage } from '@/lib/comments/queries'
import { db } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { aModerator, anAdmin, aReader, noon } from '@/lib/testing/factories'
import { type ImportOptions, type ImportOutcome, importArticle } from './import-article'
import { printThread } from './made-up-thread'
import { findArticleFile } from './queries'

const SAMPLE = readFileSync(path.resolve('prisma/sample-article.txt'))
const REFERENCE = path.resolve('../shared/seed/000_ba10fcc89f83c220.txt')
const CALM = [
  {
    author: 'mossgarden',
    body: ['The new timetable leaves the last village without a bus.', 'Nobody asked them about it, of course.'],
  },
  { author: 'Tofu99', body: ['I walked there on Sunday and it was closed.'] },
]
const bring = (file: string | Uint8Array, options: ImportOptions = {}) =>
  importArticle(typeof file === 'string' ? Buffer.from(file) : file, options, noon)
const comments = async (slug: string | null) =>
  (await listComments(slug ?? '', { limit: 100 }, null, noon))?.comments ?? []

describe('the sample file', () => {
  test('is certain and is stored whole, by unclaimed names, without invented times', async () => {
    const lines = SAMPLE.toString().split('\n')

    const outcome = await bring(SAMPLE)

    const [article, stored] = [await findArticle(outcome.slug ?? '', noon), await comments(outcome.slug)]
    expect(outcome).toMatchObject({ stored: true, unchanged: false, verdict: 'certain', plan: null })
    expect(article?.paragraphs.map(({ text }) => text)).toEqual(lines.slice(0, lines.indexOf('© THE BAY COURIER')))
    expect(article).toMatchObject({
      credit: '© THE BAY COURIER',
      publishedAt: null,
      commentCount: 23,
      declaredCount: 23,
    })
    expect(stored.map(({ number }) => number)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1))
    expect(stored.every(({ author, postedAt }) => author?.unclaimed === true && postedAt === null)).toBe(true)
    expect(await countRows()).toMatchObject({
      account: 12,
      comment: 23,
      revision: 23,
      quote: 5,
      mention: 1,
      articleFile: 1,
      event: 1,
    })
  })

  test('has its quotes inferred: each shows a slice of its source, and the source leads back', async () => {
    const { slug } = await bring(SAMPLE)

    const stored = await comments(slug)
    const paragraphs = (await findArticle(slug ?? '', noon))?.paragraphs ?? []
    const quotes = stored.flatMap(({ number, quotes }) => quotes.map((quote) => ({ number, ...quote })))
    expect(quotes).toHaveLength(5)
    for (const { number, source, start, end, text, origin, state } of quotes) {
      const from = 'paragraph' in source ? paragraphs[source.paragraph - 1] : stored[source.comment - 1]
      expect([origin, state, text]).toEqual(['inferred', 'shown', from?.text.slice(start, end)])
      expect(from?.quotedBy).toContain(number)
      expect(SAMPLE.toString()).toContain(`\n${text}\n`)
    }
  })

  test('has the one mention of somebody in the thread stored', async () => {
    const { slug } = await bring(SAMPLE)

    const page = await readThreadPage(slug ?? '', 1, null, noon)
    expect(
      page?.cards.flatMap(({ mentions, comment }) => mentions.map((name) => [comment.author?.name, name])),
    ).toEqual([['Bramble', 'kettle9']])
  })

  test('comes out again byte for byte', async () => {
    const { slug } = await bring(SAMPLE)

    expect(Buffer.from((await findArticleFile(slug ?? '')) ?? []).equals(SAMPLE)).toBe(true)
    expect(await findArticleFile('no-such-article')).toBeNull()
  })

  test('a second time changes nothing, whatever slug is asked for', async () => {
    const { slug } = await bring(SAMPLE)
    const before = await countRows()

    const again = [await bring(SAMPLE), await bring(SAMPLE, { slug: 'another-name' })]

    expect(again.map(({ stored, unchanged, slug }) => ({ stored, unchanged, slug }))).toEqual(
      Array(2).fill({ stored: false, unchanged: true, slug }),
    )
    expect(await countRows()).toEqual(before)
  })

  test('in a dry run is read and reported, and nothing is written', async () => {
    const before = await countRows()

    const outcome = await bring(SAMPLE, { isDryRun: true })

    expect(outcome).toMatchObject({
      stored: false,
      verdict: 'certain',
      report: expect.stringContaining('Dry run: nothing was written.'),
    })
    expect(await countRows()).toEqual(before)
  })

  test('is in the log with who brought it', async () => {
    const admin = await anAdmin()
    await bring(SAMPLE, { actor: admin })

    expect(await db().event.findMany({ select: { kind: true, actorId: true, data: true } })).toEqual([
      { kind: 'article.imported', actorId: admin.id, data: '{"declaredCount":23}' },
    ])
  })

  test('is refused from everybody but admins, also to be tried only, and nothing is written', async () => {
    const suspended = { ...(await anAdmin()), suspension: { reason: 'Abuse.', until: null } }
    const actors = [null, await aReader(), await aModerator(), suspended]
    const before = await countRows()

    for (const actor of actors)
      for (const isDryRun of [false, true])
        await expect(bring(SAMPLE, { actor, isDryRun })).rejects.toMatchObject({ code: 'not_found' })

    expect(await countRows()).toEqual(before)
  })
})

describe('two files', () => {
  test('share the unclaimed names that both have, and no reader can take one', async () => {
    const one = await bring(printThread(CALM), { slug: 'one' })
    const two = await bring(printThread(CALM).replace('The ferry returns', 'The train returns'), { slug: 'two' })

    const rows = await db().account.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, isUnclaimed: true, _count: { select: { comments: true } } },
    })
    const taking = signUp(
      { name: 'Mossgarden', email: 'm@readers.example', password: 'a veranda by the sea' },
      '203.0.113.7',
      noon,
    )
    expect([one.stored, two.stored]).toEqual([true, true])
    expect(rows.map(({ name, isUnclaimed, _count }) => [name, isUnclaimed, _count.comments])).toEqual([
      ['Tofu99', true, 2],
      ['mossgarden', true, 2],
    ])
    await expect(taking).rejects.toMatchObject({ code: 'conflict', field: 'name' })
  })

  test('of one name and different words are two articles only under two slugs', async () => {
    await bring(printThread(CALM), { slug: 'ferries' })
    const other = printThread(CALM).replace('walked', 'cycled')
    const before = await countRows()

    const refused = await bring(other, { slug: 'ferries' })

    expect(refused).toMatchObject({
      verdict: 'faulty',
      stored: false,
      report: expect.stringContaining('another article is at /articles/ferries'),
    })
    expect(await countRows()).toEqual(before)
    expect((await bring(other, { slug: 'ferries-2' })).stored).toBe(true)
  })

  test('in two spellings of one name keep the names apart, to the byte', async () => {
    await bring(printThread([{ author: 'Mossgarden', body: CALM[0]?.body ?? [] }, ...CALM]))

    expect(await db().account.count()).toBe(3)
  })
})

test('CRLF line ends and a byte order mark are accepted, said, and change no word', async () => {
  const plain = await bring(printThread(CALM), { slug: 'plain' })

  const marked = await bring(`\ufeff${printThread(CALM).replaceAll('\n', '\r\n')}\r\n`, { slug: 'marked' })

  expect(marked).toMatchObject({ stored: true, report: expect.stringMatching(/BOM[\s\S]*CRLF/) })
  expect((await comments('marked')).map(({ text, author }) => [text, author])).toEqual(
    (await comments(plain.slug)).map(({ text, author }) => [text, author]),
  )
})

describe('a damaged file leaves the database as it is, and the report names line and fault:', () => {
  const good = printThread(CALM)
  const withWords = (words: string) => good.replace('I walked there', words)
  const cases: [string, string | Uint8Array, RegExp][] = [
    ['empty', '', /the file is empty/],
    ['white space', ' \n\n ', /the file is empty/],
    ['binary', withWords('a\u0000b'), /line 10: the file is binary/],
    [
      'not UTF-8',
      Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xfe, 0xfd])]),
      /line 10: the file is not valid UTF-8/,
    ],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), /line 1: the file is UTF-16/],
    ['UTF-16 without a mark', Buffer.from(good, 'utf16le'), /line 1: the file is UTF-16/],
    ['without markers', good.replace(/\d+ Comments\nLogin to comment\n/, ''), /line \d+: there are no markers/],
    ['without a login line', good.replace('Login to comment\n', ''), /line 4: .*not followed by/],
    ['without an article', good.slice(good.indexOf('2 Comments')), /line 1: there is no article/],
    ['without comments', good.slice(0, good.indexOf('mossgarden')), /count|comments/],
    ['with too great a count', good.replace('2 Comments', '40 Comments'), /line 4: the count does not fit/],
    ['without a count', good.replace('2 Comments\n', ''), /count/],
    ['with an empty body', printThread([...CALM, { author: 'Kestrel', body: [] }]), /line 11: .*empty body/],
    ['with a bidi override', withWords('a\u202Eb'), /line 10: It contains a character that turns/],
    ['with 500 marks', withWords(`a${'\u0301'.repeat(500)}`), /line 10: It piles/],
    ['with a control character', withWords('a\u0007b'), /line 10: It contains a control/],
    ['with a line that is one of our marks', `${good}\n{{quote:0}}`, /line 11: reads like the mark/],
  ]

  test.each(cases)('%s', async (_, file, says) => {
    const before = await countRows()

    const outcome = await bring(file)

    expect(outcome).toMatchObject({ stored: false, slug: null, report: expect.stringMatching(says) })
    expect(['faulty', 'doubtful']).toContain(outcome.verdict)
    expect(await countRows()).toEqual(before)
  })

  test.each<[string, ImportOptions]>([
    ['a slug with a slash', { slug: '../etc' }],
    ['an empty title', { title: ' ' }],
    ['a title of 301 characters', { title: 'n'.repeat(301) }],
    ['a plan for another file', { plan: '6 author nobody\n' }],
  ])('sound, but given %s', async (_, options) => {
    const before = await countRows()

    expect((await bring(good, options)).verdict).toBe('faulty')

    expect(await countRows()).toEqual(before)
  })
})

describe('a file that can be read in two ways', () => {
  const doubtful = printThread(
    CALM.with(0, {
      author: 'mossgarden',
      body: [...(CALM[0]?.body ?? []), 'spot on', 'That was all I wanted to say about it.'],
    }),
  )

  test('is not stored; the plan that comes with it is, as it stands or edited', async () => {
    const before = await countRows()
    const asked = await bring(doubtful)
    const edited = asked.plan?.replace(/^9 body/m, '9 author').replace(/^11 author/m, '11 body')
    expect([asked.verdict, asked.stored, await countRows()]).toEqual(['doubtful', false, before])

    const outcome = await bring(doubtful, { plan: edited })

    expect(outcome).toMatchObject({ verdict: 'planned', stored: true })
    expect((await comments(outcome.slug)).map(({ author, text }) => [author?.name, text.split('\n').length])).toEqual([
      ['mossgarden', 2],
      ['spot on', 3],
    ])
  })
})

test('a count that a person accepted is stored with the declared one in the event', async () => {
  const file = printThread(CALM, 21)
  const asked = await bring(file)

  const outcome = await bring(file, { acceptCount: 2 })

  expect([asked.stored, outcome.stored, outcome.verdict]).toEqual([false, true, 'certain'])
  expect(JSON.parse((await db().event.findFirstOrThrow({ select: { data: true } })).data)).toEqual({
    declaredCount: 21,
    acceptedCount: 2,
  })
})

test('10,000 comments are stored within 30 seconds', { timeout: 60_000 }, async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    author: `Tidewater${index % 700}`,
    body: [`The ferry of day ${index} was late by ${index % 59} minutes, as it always is.`],
  }))
  const started = performance.now()

  const outcome = await bring(printThread(many))

  expect([outcome.stored, performance.now() - started < 30_000]).toEqual([true, true])
  expect(await countRows()).toMatchObject({ comment: 10_000, revision: 10_000, account: 700 })
})

describe.skipIf(!existsSync(REFERENCE))('the reference file (skipped where ../shared/seed is absent)', () => {
  let file: Buffer
  beforeAll(() => {
    file = readFileSync(REFERENCE)
  })

  test('is stored whole: 26 paragraphs, 21 comments by 13 authors, #20 quotes #9, and the bytes come out again', async () => {
    const outcome: ImportOutcome = await bring(file)

    const stored = await comments(outcome.slug)
    const quotes = stored.flatMap(({ number, quotes }) => quotes.map((quote) => ({ number, ...quote })))
    expect(outcome).toMatchObject({ stored: true, verdict: 'certain' })
    expect(await countRows()).toMatchObject({ paragraph: 26, comment: 21, account: 13, quote: 1, mention: 0 })
    expect(quotes).toMatchObject([
      { number: 20, source: { comment: 9, revision: 1 }, origin: 'inferred', state: 'shown' },
    ])
    expect(quotes[0]?.text).toBe(stored[8]?.text.slice(quotes[0]?.start, quotes[0]?.end))
    expect([stored[8]?.quotedBy, stored[20]?.author?.name]).toEqual([
      [20],
      file.toString().trimEnd().split('\n').at(-3),
    ])
    expect(Buffer.from((await findArticleFile(outcome.slug ?? '')) ?? []).equals(file)).toBe(true)
  })
})
