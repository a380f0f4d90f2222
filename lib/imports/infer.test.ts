import { expect, test } from 'vitest'
import { inferQuotes } from './infer'

const PASSAGE = 'The river froze every winter until the dam was built.'

test('a paragraph that stands word for word in one earlier comment becomes a quote of it', () => {
  const comments = [{ body: [`Long ago. ${PASSAGE} So I heard.`] }, { body: [PASSAGE, 'Not so.'] }]

  const [, second] = inferQuotes(['An article about boats.'], comments)

  expect(second).toEqual([{ bodyIndex: 0, source: { comment: 1 }, start: 10, end: 10 + PASSAGE.length }])
})

test('a paragraph of the article is found, with straight for curly marks', () => {
  const [quotes] = inferQuotes(
    ['First.', 'He said “the dam isn’t safe today” and left.'],
    [{ body: ['"the dam isn\'t safe today"'] }],
  )

  expect(quotes).toEqual([{ bodyIndex: 0, source: { paragraph: 2 }, start: 8, end: 34 }])
})

test('two sources, a later source, a short passage and half a word are no quotes', () => {
  const twice = [{ body: [PASSAGE] }, { body: ['Mine.'] }, { body: [PASSAGE] }]

  expect(inferQuotes([PASSAGE], [{ body: [`Well. ${PASSAGE}`] }, { body: [PASSAGE] }]).flat()).toEqual([])
  expect(inferQuotes([], [{ body: [PASSAGE] }, { body: [`Yes: ${PASSAGE}`] }]).flat()).toEqual([])
  expect(inferQuotes([], [{ body: ['It froze.'] }, { body: ['It froze.'] }]).flat()).toEqual([])
  expect(
    inferQuotes([], [{ body: ['The riverbanks froze often'] }, { body: ['banks froze often and hard'] }]).flat(),
  ).toEqual([])
  expect(inferQuotes([], twice).flat()).toHaveLength(1)
})

test('a quote inside a quote is not copied: later quotes are cut from the first source', () => {
  const comments = [{ body: [PASSAGE] }, { body: [PASSAGE, 'Is that so?'] }, { body: [PASSAGE, 'It is.'] }]

  const sources = inferQuotes([], comments).map((quotes) => quotes.map(({ source }) => source))

  expect(sources).toEqual([[], [{ comment: 1 }], [{ comment: 1 }]])
})

test('10,000 comments are searched within ten seconds', () => {
  const comments = Array.from({ length: 10_000 }, (_, index) => ({
    body: [
      `Comment ${index} says that the bridge number ${index * 7} is closed.`,
      index % 3 ? PASSAGE : `Comment ${index - 1} says that the bridge number ${(index - 1) * 7} is closed.`,
    ],
  }))
  const started = performance.now()

  const quotes = inferQuotes([], comments)

  expect(quotes.flat().length).toBeGreaterThan(3000)
  expect(performance.now() - started).toBeLessThan(10_000)
}, 30_000)
