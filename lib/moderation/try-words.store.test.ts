import { beforeEach, expect, test } from 'vitest'
import { transaction } from '@/lib/db/client'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { addWords } from './change-words'
import { removeComment } from './remove'
import { tryWords } from './try-words'

const DAY_MINUTES = 24 * 60

beforeEach(() => transaction((tx) => tx.wordEntry.deleteMany()))

test('says what words would have caught in the last month, how much of it was removed anyway, and where', async () => {
  const [moderator, author, article] = [await aModerator(), await aReader({ name: 'Low Tide' }), await anArticle()]
  await aComment(author, article.slug, 'A herring, long ago.', afterNoon(-31 * DAY_MINUTES))
  await aComment(author, article.slug, 'Fish and mackerel.', afterNoon(-3))
  const first = await aComment(author, article.slug, 'A red herring, or two herrings?', afterNoon(-2))
  const second = await aComment(author, article.slug, 'Sоme hеrring with Cyrillic letters', afterNoon(-1))
  await removeComment(moderator, article.slug, second, { reason: 'spam', note: '' }, noon)

  const trial = await tryWords(moderator, { list: 'banned', words: 'herring\nherrings' }, noon)

  expect(trial).toMatchObject({ tried: 'typed', read: 3, caught: 2, removed: 1, stoppedAt: null })
  expect(trial.latest.map(({ number, status, found }) => [number, status, found])).toEqual([
    [second, 'removed', ['herring']],
    [first, 'shown', ['herring', 'herrings']],
  ])
  expect(trial.latest[1]).toMatchObject({
    author: 'Low Tide',
    slug: article.slug,
    articleTitle: 'Night ferries return',
  })
  expect(trial.latest[1]?.excerpt.filter(({ match }) => match).map(({ text }) => text)).toEqual(['herring', 'herrings'])
  expect(trial.latest[1]?.excerpt.map(({ text }) => text).join('')).toBe('A red herring, or two herrings?')
})

test('what screening would judge is tried: words in quotations that nobody can trace, and none in quotes', async () => {
  const [moderator, author, article] = [await aModerator(), await aReader(), await anArticle()]
  await aComment(author, article.slug, 'A herring is a fish.', afterNoon(-4))
  await aComment(await aReader(), article.slug, '>>1\n> A herring is a fish.\nSo it is.', afterNoon(-3))
  await aComment(author, article.slug, '> Cheap herring for everybody here\nHe said so.', afterNoon(-2))
  await aComment(author, article.slug, '- Look:\n  > > A box of herring\n\nNo?', afterNoon(-1))

  const trial = await tryWords(moderator, { list: 'banned', words: 'herring' }, noon)

  expect(trial.latest.map(({ number }) => number)).toEqual([4, 3, 1])
  expect(trial.latest[1]?.excerpt).toEqual([
    { text: 'He said so.\n\nCheap ', match: false },
    { text: 'herring', match: true },
    { text: ' for everybody here', match: false },
  ])
})

test('without words the list is tried as it is, and only that one', async () => {
  const [moderator, author, article] = [await aModerator(), await aReader(), await anArticle()]
  await aComment(author, article.slug, 'A herring.', afterNoon(-2))
  await aComment(author, article.slug, 'A cod.', afterNoon(-1))
  await addWords(moderator, { list: 'banned', words: 'herring' }, noon)
  await addWords(moderator, { list: 'watched', words: 'cod' }, noon)

  const trial = await tryWords(moderator, { list: 'watched', words: ' \n' }, noon)

  expect(trial).toMatchObject({ tried: 'watched', read: 2, caught: 1 })
  expect(trial.latest[0]?.found).toEqual(['cod'])
})

test('however many are caught, twenty are named; a long comment is cut around what was found', async () => {
  const [moderator, author, article] = [await aModerator(), await aReader(), await anArticle()]
  for (let n = 1; n <= 21; n++)
    await aComment(
      author,
      article.slug,
      `${'Words. '.repeat(60)}Herring ${n}! ${'More. '.repeat(60)}`,
      afterNoon(n - 60),
    )

  const trial = await tryWords(moderator, { list: 'banned', words: 'herring' }, noon)

  expect([trial.caught, trial.latest.length]).toEqual([21, 20])
  const excerpt = trial.latest[0]?.excerpt ?? []
  expect(excerpt.map(({ text }) => text).join('').length).toBeLessThan(260)
  expect(excerpt.find(({ match }) => match)?.text).toBe('Herring')
})

test('readers cannot try words, and a line at fault is named', async () => {
  const [reader, moderator] = [await aReader(), await aModerator()]

  const byReader = tryWords(reader, { list: 'banned', words: 'herring' }, noon)
  const faulty = tryWords(moderator, { list: 'banned', words: 'herring\nx' }, noon)

  await expect(byReader).rejects.toMatchObject({ code: 'not_found' })
  await expect(faulty).rejects.toMatchObject({ code: 'invalid', problems: [expect.stringMatching(/^Line 2: /)] })
})
