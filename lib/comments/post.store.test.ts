import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { postComment } from './post'
import { previewComment } from './preview'
import { readCard, readThreadPage } from './queries'

let author: Viewer
let slug: string
beforeEach(async () => {
  author = await aReader({ name: 'Pier Side' })
  slug = (await anArticle()).slug
})

describe('a first comment', () => {
  test('is held, and only its author and moderators see it', async () => {
    const posted = await postComment(author, slug, { body: 'We needed this.' }, null, noon)

    const [forAuthor, forNobody, forOther] = await Promise.all(
      [author, null, await aReader()].map((viewer) => readThreadPage(slug, 1, viewer, noon)),
    )

    expect(posted).toMatchObject({ number: 1, status: 'held' })
    expect(forAuthor?.cards[0]?.notice).toContain('because it is your first comment')
    expect(forNobody?.cards).toEqual([])
    expect(forOther?.cards).toEqual([])
  })

  test('with a later one that has a link is held too, without a link it is shown', async () => {
    await aComment(author, slug, 'We needed this.')

    const linked = await postComment(
      author,
      slug,
      { body: 'See https://harbour.example/licence there.' },
      null,
      afterNoon(1),
    )
    const plain = await postComment(author, slug, { body: 'The timetable is on the gate.' }, null, afterNoon(2))

    expect([linked.status, plain.status]).toEqual(['held', 'shown'])
  })

  test('of a moderator is shown at once', async () => {
    expect((await postComment(await aModerator(), slug, { body: 'Welcome, all.' }, null, noon)).status).toBe('shown')
  })
})

describe('quoting', () => {
  test('cuts the passage from its source and keeps no copy of it', async () => {
    await aComment(author, slug, 'Forty-one people at midnight tells you “everything”. We needed this.')
    const other = await aReader({ name: 'Low Tide' })
    await aComment(other, slug, 'Hello there.')

    const { number } = await postComment(
      other,
      slug,
      { body: '>>1\n> tells  you "everything".\nIt tells us there is demand.' },
      null,
      afterNoon(1),
    )

    const card = await readCard(slug, number, null)
    const [quote] = card?.comment.quotes ?? []
    const stored = await db().revision.findFirstOrThrow({
      where: { comment: { number, article: { slug } } },
      select: { source: true, text: true },
    })
    expect(quote).toMatchObject({
      source: { comment: 1, revision: 1 },
      author: 'Pier Side',
      text: 'tells you “everything”.',
      origin: 'verified',
      state: 'shown',
    })
    expect(stored).toEqual({
      source: '{{quote:0}}\nIt tells us there is demand.',
      text: 'It tells us there is demand.',
    })
    expect((await readCard(slug, 1, null))?.comment.quotedBy).toEqual([number])
  })

  test('a passage that the source does not hold is refused with the nearest true one, and nothing is written', async () => {
    await aComment(author, slug, 'Bells or lights.')

    const misquote = postComment(author, slug, { body: '>>1\n> Bells and lights.\nReally?' }, null, afterNoon(1))

    await expect(misquote).rejects.toMatchObject({ code: 'misquoted', nearest: 'Bells or lights.' })
    expect(await db().comment.count()).toBe(1)
    expect((await db().article.findUniqueOrThrow({ where: { slug } })).lastNumber).toBe(1)
  })

  test('a paragraph, several cuts and an unmarked verbatim passage are attributed; other > lines are not', async () => {
    await aComment(author, slug, 'The harbour has argued about this bell for eleven years now.')
    const body = [
      '>>¶2',
      '> The operator says',
      '> […]',
      '> required by its licence.',
      'First.',
      '> argued about this bell for eleven years',
      'Second.',
      '> They never run on Sundays anyway, do they.',
      'Third.',
    ].join('\n')

    const { number } = await postComment(author, slug, { body }, null, afterNoon(1))

    const card = await readCard(slug, number, null)
    expect(card?.comment.quotes.map(({ position, source, text }) => ({ position, source, text }))).toEqual([
      { position: 0, source: { paragraph: 2 }, text: 'The operator says' },
      { position: 0, source: { paragraph: 2 }, text: 'required by its licence.' },
      { position: 1, source: { comment: 1, revision: 1 }, text: 'argued about this bell for eleven years' },
    ])
    expect(card?.blocks.map(({ kind }) => kind)).toEqual([
      'quote',
      'paragraph',
      'quote',
      'paragraph',
      'quotation',
      'paragraph',
    ])
    expect(card?.comment.text).toBe('First.\n\nSecond.\n\nThird.')
  })

  test('placed quotes of programs are cut the same way, forged places are refused', async () => {
    await aComment(author, slug, 'Bells or lights. 👩‍👩‍👧 home.')
    const quote = (start: number, end: number, revision = 1) => [{ source: { comment: 1, revision }, start, end }]
    const post = (quotes: ReturnType<typeof quote>, at: number) =>
      postComment(author, slug, { body: '{{quote:0}}\nYes.', quotes }, null, afterNoon(at))

    const { number } = await post(quote(0, 5), 1)
    const [inside, beyond, stale] = await Promise.allSettled([
      post(quote(17, 19), 2),
      post(quote(0, 500), 3),
      post(quote(0, 5, 2), 4),
    ])

    expect((await readCard(slug, number, null))?.comment.quotes[0]?.text).toBe('Bells')
    expect([inside, beyond, stale].map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'invalid',
      'invalid',
      'conflict',
    ])
  })

  test.each([
    ['single words', ['I', 'hate', 'you']],
    ['words in another order', ['anyone here at all', 'I do not hate']],
    ['the same words again', ['I do not hate', 'I do not hate']],
    ['pieces of words', ['do not hat', 'anyone here at all']],
  ])('[…] does not join %s', async (_, cuts) => {
    await aComment(author, slug, 'I do not hate anyone here at all, whatever you say.')
    const body = `>>1\n${cuts.map((cut) => `> ${cut}`).join('\n> […]\n')}\nSo they said.`

    const post = postComment(author, slug, { body }, null, afterNoon(1))

    await expect(post).rejects.toMatchObject({ code: 'misquoted' })
    expect(await db().quote.count()).toBe(0)
  })

  test('[…] joins passages in their order', async () => {
    await aComment(author, slug, 'I do not hate anyone here at all, whatever you say. No.')

    const body = '>>1\n> I do not hate\n> […]\n> whatever you say.\n> […]\n> No.\nSo they said.'
    const { number } = await postComment(author, slug, { body }, null, afterNoon(1))

    const quotes = (await readCard(slug, number, null))?.comment.quotes ?? []
    expect(quotes.map(({ text }) => text)).toEqual(['I do not hate', 'whatever you say.', 'No.'])
  })

  test('REDOS-1 a body of many untraceable passages costs no more look-ups than a comment may hold quotes', async () => {
    const words = Array.from({ length: 200 }, (_, index) => `> passage number ${index} that nobody wrote\nx`).join('\n')
    for (let index = 0; index < 5; index++)
      await aComment(author, slug, `${'A long comment about the bell. '.repeat(100)}${index}`)

    const before = performance.now()
    await previewComment(slug, words)

    expect(performance.now() - before).toBeLessThan(1_500)
  })

  test('a comment that is only quotes is held', async () => {
    await aComment(author, slug, 'The harbour has argued about this bell for years.')

    const { number } = await postComment(author, slug, { body: '>>1\n> The harbour has argued' }, null, afterNoon(1))

    expect((await readCard(slug, number, author))?.notice).toContain('no words of your own')
  })

  test('typing what looks like a token is words', async () => {
    await aComment(author, slug, 'Hello.')

    const { number } = await postComment(author, slug, { body: '{{quote:0}}\nIs this a quote?' }, null, afterNoon(1))

    const card = await readCard(slug, number, null)
    expect(card?.comment.quotes).toEqual([])
    expect(card?.comment.text).toContain('{{quote:0}}')
  })

  test.each([
    ['another article', '>>1\n> Hello there.'],
    ['a number that is not there', '>>77\n> Hello there.'],
    ['an altered word', '>>2\n> Hello their.'],
    ['a piece of a word', '>>2\n> Hello the'],
  ])('putting words in with %s is refused', async (_, body) => {
    const other = await anArticle()
    await aComment(author, slug, 'First.')
    await aComment(author, slug, 'Hello there.')
    await aComment(author, other.slug, 'Hello there.')

    const post = postComment(author, slug, { body: `${body}\nNo.` }, null, afterNoon(1))

    await expect(post).rejects.toMatchObject({ code: expect.stringMatching(/misquoted|not_found/) })
    expect(await db().comment.count({ where: { article: { slug } } })).toBe(2)
  })
})

describe('posting', () => {
  test('RACE-1 one idempotency key fifty times is one comment', async () => {
    await aComment(author, slug, 'Hello.')

    const all = await Promise.all(
      Array.from({ length: 50 }, () => postComment(author, slug, { body: 'Once only.' }, 'key-1', afterNoon(1))),
    )

    expect(new Set(all.map(({ number }) => number))).toEqual(new Set([2]))
    expect(await db().comment.count()).toBe(2)
  })

  test('thirty parallel posts get thirty numbers without a gap', async () => {
    const readers = await Promise.all(Array.from({ length: 30 }, () => aReader()))

    const posted = await Promise.all(
      readers.map((reader, index) => postComment(reader, slug, { body: `Number ${index}, perhaps.` }, null, noon)),
    )

    expect(posted.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    )
    const article = await db().article.findUniqueOrThrow({ where: { slug } })
    expect([article.lastNumber, article.shownCount]).toEqual([
      30,
      await db().comment.count({ where: { status: 'shown' } }),
    ])
  })

  test('a closed article refuses, and so does one published long ago', async () => {
    const closed = await anArticle({ takesComments: 'closed' })
    const old = await anArticle({ publishedAt: new Date('2026-10-01') })

    const both = await Promise.allSettled(
      [closed, old].map((article) => postComment(author, article.slug, { body: 'Too late?' }, null, noon)),
    )

    expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['closed', 'closed'])
    expect(await db().comment.count()).toBe(0)
  })

  test('RATE-1 a member posts once in ten seconds and three times a minute', async () => {
    const post = (seconds: number) =>
      postComment(author, slug, { body: `At ${seconds} seconds.` }, null, afterNoon(seconds / 60))
    await post(0)

    const early = await post(5).catch((error: unknown) => error)
    await post(10)
    await post(20)
    const fourth = await post(30).catch((error: unknown) => error)
    const later = await post(61)

    expect(early).toMatchObject({ code: 'rate_limited', retryAfterMs: 5_000 })
    expect(fourth).toMatchObject({ code: 'rate_limited' })
    expect(later.number).toBe(4)
  })

  test.each([
    ['a NUL', 'a\u0000b', 'invalid'],
    ['a bidi override', 'a\u202Eb', 'invalid'],
    ['500 marks', `a${'\u0301'.repeat(500)}`, 'invalid'],
    ['a lone surrogate', 'a\uD800b', 'invalid'],
    ['nothing', ' \n ', 'invalid'],
    ['5,001 characters', 'é'.repeat(5_001), 'invalid'],
  ])('UNI-1 %s is refused, and nothing is written', async (_, body, code) => {
    await expect(postComment(author, slug, { body }, null, noon)).rejects.toMatchObject({ code })

    expect(await db().comment.count()).toBe(0)
  })

  test('UNI-1 what looks like HTML is text and comes back as it was', async () => {
    const body = '<script>alert(1)</script> & <img src=x onerror=alert(1)> 👩‍👩‍👧'

    const { number } = await postComment(author, slug, { body }, null, noon)

    const card = await readCard(slug, number, author)
    expect(card?.comment.text).toBe(body)
    expect(card?.comment.html).not.toMatch(/<script|<img/)
  })

  test('nobody signed in, or somebody suspended, is refused', async () => {
    const suspended = { ...author, suspension: { reason: 'spam', until: null } }

    const both = await Promise.allSettled(
      [null, suspended].map((viewer) => postComment(viewer, slug, { body: 'Hello.' }, null, noon)),
    )

    expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'signed_out',
      'forbidden',
    ])
  })

  test('the same words again within ten minutes are held', async () => {
    await aComment(author, slug, 'Ring the bell.')
    const again = await postComment(author, slug, { body: 'Ring the bell.' }, null, afterNoon(1))

    expect(again.status).toBe('held')
  })

  test.each([
    ['in capitals', 'RING THE BELL.', 'held'],
    ['with a space more', 'Ring the  be ll.', 'held'],
    ['with a Cyrillic letter', 'Ring the bеll.', 'held'],
    ['with another word', 'Ring the bells.', 'shown'],
  ])('the same words again, %s: %s is %s', async (_, body, status) => {
    await aComment(author, slug, 'Ring the bell.')

    expect(await postComment(author, slug, { body }, null, afterNoon(1))).toMatchObject({ status })
  })

  test('@Name of somebody in the thread is a mention, of anybody else it is words', async () => {
    await aComment(author, slug, 'Hello.')
    const other = await aReader()

    const number = await aComment(other, slug, '@Pier Side and @Nobody Here and mail@Pier Side, yes.')

    expect((await readCard(slug, number, null))?.mentions).toEqual(['Pier Side'])
  })
})
