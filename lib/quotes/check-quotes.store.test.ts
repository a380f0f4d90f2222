import { beforeEach, expect, test } from 'vitest'
import { checkWritten } from '@/lib/comments/check'
import { removeComment } from '@/lib/moderation/remove'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'

let slug: string
beforeEach(async () => {
  slug = (await anArticle()).slug
  await aComment(await aRegular('Pier Side'), slug, 'The bell rang twice. Then the fog came in over the terraces.')
})

const check = (body: string) => checkWritten(slug, body)

test('every quote of a body gets an answer of its own, in order, and nothing is written', async () => {
  const before = await countRows()

  const { quotes, faults } = await check(
    [
      '>>1\n> the bell rang twice',
      '>>1\n> The bell rang twice.\n> […]\n> the fog came in',
      '>>p3\n> asked for a light instead',
      '>>7\n> words of nobody',
      '> Then the fog came in over the terraces.',
    ].join('\n\nSo?\n\n'),
  )

  expect(quotes.map(({ state }) => state)).toEqual(['misquoted', 'verified', 'verified', 'unavailable', 'verified'])
  expect(quotes[0]).toMatchObject({ nearest: 'The bell rang twice.', words: [], author: null })
  expect(quotes[1]).toMatchObject({
    source: { comment: 1 },
    author: 'Pier Side',
    words: ['The bell rang twice.', 'the fog came in'],
  })
  expect(quotes[2]).toMatchObject({ source: { paragraph: 3 }, author: null, words: ['asked for a light instead'] })
  expect(quotes[3]?.message).toContain('no comment #7')
  expect(quotes[4]).toMatchObject({ source: { comment: 1 }, author: 'Pier Side' })
  expect(faults).toEqual([])
  expect(await countRows()).toEqual(before)
})

test('what nobody is known to have said stays without a name', async () => {
  const { quotes } = await check('> A passage that stands nowhere in this thread at all.')

  expect(quotes).toMatchObject([{ source: null, author: null, state: 'unattributed', words: [] }])
})

test('a source that was removed cannot be quoted any more, and its words are not in the answer', async () => {
  await removeComment(await aModerator(), slug, 1, { reason: 'spam', note: '' }, afterNoon(1))

  const answer = await check('>>1\n> The bell rang thrice.\n\n> Then the fog came in over the terraces.')

  expect(answer.quotes.map(({ state }) => state)).toEqual(['unavailable', 'unattributed'])
  expect(JSON.stringify(answer)).not.toMatch(/rang|fog/)
})

test('too many and too long quotes are said beside the answers', async () => {
  const six = Array.from({ length: 6 }, () => '>>1\n> The bell rang twice.').join('\n\n')
  await aComment(await aRegular('Low Tide'), slug, 'word '.repeat(200).trim(), noon)

  expect((await check(six)).faults).toEqual(['A comment holds at most 5 quotes.'])
  expect((await check(`>>2\n> ${'word '.repeat(150).trim()}`)).faults).toEqual([
    'A quote has at most 600 characters: please shorten it.',
  ])
})
