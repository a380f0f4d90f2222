import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { currentWords } from '@/lib/screening/keep-words'
import { aModerator, aReader, noon } from '@/lib/testing/factories'
import { fastestRunMs } from '@/lib/text/fastest-run'
import { addWords, takeOutWords } from './change-words'
import { listWords } from './queries-words'

beforeEach(() => transaction((tx) => tx.wordEntry.deleteMany()))

const changes = async () => {
  const events = await db().event.findMany({ where: { kind: 'words.changed' }, orderBy: { id: 'asc' } })
  return events.map(({ actorId, data }) => ({ actorId, data: JSON.parse(data) }))
}
const entries = async (list: 'banned' | 'watched' = 'banned') => {
  const found = await db().wordEntry.findMany({ where: { list }, orderBy: { key: 'asc' } })
  return found.map(({ words }) => words)
}

describe('adding', () => {
  test('adds one entry a line, as it was written, and records it once; screening knows them at once', async () => {
    const moderator = await aModerator()

    const added = await addWords(moderator, { list: 'banned', words: ' Herring \n\nred  herring\nspam*\n' }, noon)

    expect(added).toBe(3)
    expect(await entries()).toEqual(['Herring', 'red  herring', 'spam*'])
    expect(await changes()).toEqual([
      { actorId: moderator.id, data: { after: 'banned: Herring, red  herring, spam*' } },
    ])
    expect((await currentWords(db())).find('A Red Herring!').map(({ words }) => words)).toContain('red  herring')
  })

  test('of a long list the log names the first hundred words, and how many more there were', async () => {
    const lines = Array.from({ length: 1_340 }, (_, n) => `word${n}`)
    await addWords(await aModerator(), { list: 'watched', words: lines.join('\n') }, noon)

    expect((await changes())[0]?.data.after).toMatch(/^watched: (word\d+, ){99}word\d+ and 1,240 more$/)
  })

  test('what the list has already is left as it is, however it is written; the other list may have it too', async () => {
    const moderator = await aModerator()
    await addWords(moderator, { list: 'banned', words: 'red herring' }, noon)

    const again = await addWords(moderator, { list: 'banned', words: 'RED-HERRING\nred herring' }, noon)
    const beside = await addWords(moderator, { list: 'watched', words: 'Red herring' }, noon)

    expect([again, beside]).toEqual([0, 1])
    expect(await entries()).toEqual(['red herring'])
    expect(await changes()).toHaveLength(2)
  })

  test('a line at fault is named, and nothing is written', async () => {
    const moderator = await aModerator()

    const refused = addWords(moderator, { list: 'banned', words: 'herring\na\n\nx*y' }, noon)

    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      field: 'words',
      problems: [expect.stringMatching(/^Line 2: /), expect.stringMatching(/^Line 4: /)],
    })
    expect(await entries()).toEqual([])
    expect(await changes()).toEqual([])
  })

  test.each([
    ['no word', '\n \n', 'invalid'],
    ['too many lines', 'ab\n'.repeat(50_000), 'too_large'],
  ])('%s is refused, and nothing is written', async (_, words, code) => {
    const refused = addWords(await aModerator(), { list: 'banned', words }, noon)

    await expect(refused).rejects.toMatchObject({ code })
    expect(await entries()).toEqual([])
  })

  test('50,000 lines are added in seconds, and read and made ready in less', async () => {
    const moderator = await aModerator()
    const lines = Array.from({ length: 50_000 }, (_, n) => `word${n.toString(36)} of ${n}`)
    const began = performance.now()

    const added = await addWords(moderator, { list: 'watched', words: lines.join('\n') }, noon)
    const addedMs = performance.now() - began
    const words = await currentWords(db())
    const readyMs = performance.now() - began - addedMs

    expect(added).toBe(50_000)
    expect(addedMs).toBeLessThan(10_000)
    expect(readyMs).toBeLessThan(3_000)
    expect(fastestRunMs(() => words.find('nothing of all this '.repeat(250)))).toBeLessThan(5)
  })
})

describe('taking out', () => {
  test('takes entries out of both lists and records it once; those that are gone do not matter', async () => {
    const moderator = await aModerator()
    await addWords(moderator, { list: 'banned', words: 'herring\nmackerel' }, noon)
    await addWords(moderator, { list: 'watched', words: 'cod' }, noon)
    const rows = await db().wordEntry.findMany({ where: { words: { in: ['herring', 'cod'] } } })

    const takenOut = await takeOutWords(moderator, [...rows.map(({ id }) => id), 'gone'], noon)
    const again = await takeOutWords(moderator, ['gone'], noon)

    expect([takenOut, again]).toEqual([2, 0])
    expect([await entries(), await entries('watched')]).toEqual([['mackerel'], []])
    expect((await changes()).slice(2)).toEqual([
      { actorId: moderator.id, data: { before: 'banned: herring; watched: cod' } },
    ])
    expect((await currentWords(db())).find('herring, mackerel, cod')).toHaveLength(1)
  })
})

test('for readers there are no lists, and nothing is written', async () => {
  const [reader, moderator] = [await aReader(), await aModerator()]
  await addWords(moderator, { list: 'banned', words: 'herring' }, noon)
  const { id } = await db().wordEntry.findFirstOrThrow()
  const suspended = { ...moderator, suspension: { until: null, reason: 'other', note: null } }

  for (const viewer of [null, reader, suspended]) {
    await expect(addWords(viewer, { list: 'banned', words: 'cod' }, noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(takeOutWords(viewer, [id], noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listWords(viewer, { list: 'banned' })).rejects.toMatchObject({ code: 'not_found' })
  }

  expect(await entries()).toEqual(['herring'])
  expect(await changes()).toHaveLength(1)
})

test('a list is read by pages of a hundred, also within what was looked for', async () => {
  const moderator = await aModerator()
  const lines = Array.from({ length: 230 }, (_, n) => `${n % 2 === 0 ? 'even' : 'odd'} ${String(n).padStart(3, '0')}`)
  await addWords(moderator, { list: 'banned', words: lines.join('\n') }, noon)
  await addWords(moderator, { list: 'watched', words: '東京都' }, noon)

  const pages = [await listWords(moderator, { list: 'banned' })]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await listWords(moderator, { list: 'banned', after: next }))
  const even = await listWords(moderator, { list: 'banned', q: 'EVEN' })
  const tokyo = await listWords(moderator, { list: 'watched', q: '京都' })

  expect(pages.map((page) => page.entries.length)).toEqual([100, 100, 30])
  expect(new Set(pages.flatMap((page) => page.entries.map(({ words }) => words)))).toEqual(new Set(lines))
  expect([even.count, even.entries.length, even.totals]).toEqual([115, 100, { banned: 230, watched: 1 }])
  expect(tokyo.entries.map(({ words }) => words)).toEqual(['東京都'])
})
