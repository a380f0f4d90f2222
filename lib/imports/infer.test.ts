import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyText } from '@/lib/text/plain-text'
import { quotePositionOf } from '@/lib/text/quote-token'
import { inferQuotes } from './infer'
import { writeSource } from './write-source'

const PASSAGE = 'The river froze every winter until the dam was built.'

test('a paragraph that stands word for word in one earlier comment becomes a quote of it', () => {
  const comments = [{ body: [`Long ago. ${PASSAGE} So I heard.`] }, { body: [PASSAGE, 'Not so.'] }]

  const [, second] = inferQuotes(['An article about boats.'], comments)

  expect(second).toEqual([
    { bodyIndex: 0, lineCount: 1, source: { comment: 1 }, cuts: [{ start: 10, end: 10 + PASSAGE.length }] },
  ])
})

test('a paragraph of the article is found, with straight for curly marks', () => {
  const [quotes] = inferQuotes(
    ['First.', 'He said “the dam isn’t safe today” and left.'],
    [{ body: ['"the dam isn\'t safe today"'] }],
  )

  expect(quotes).toEqual([{ bodyIndex: 0, lineCount: 1, source: { paragraph: 2 }, cuts: [{ start: 8, end: 34 }] }])
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

/** What the last of some comments was found to quote: the lines it takes, its source and the words of each cut. */
function quotesOfLast(paragraphs: string[], ...bodies: string[][]): unknown[] {
  const inferred = inferQuotes(
    paragraphs,
    bodies.map((body) => ({ body })),
  )
  const texts = bodies.map((body, index) => bodyText(writeSource(body, inferred[index] ?? []), 'plain'))
  return (inferred.at(-1) ?? []).map(({ bodyIndex, lineCount, source, cuts }) => {
    const text = 'comment' in source ? texts[source.comment - 1] : paragraphs[source.paragraph - 1]
    return [bodyIndex, lineCount, source, ...cuts.map(({ start, end }) => text?.slice(start, end))]
  })
}

const DAM = 'Nobody asked the villages below the dam about it.'

describe('a run of lines after > is traced', () => {
  test('as one quote where the whole of it stands in one earlier comment', () => {
    expect(quotesOfLast([], [PASSAGE, DAM], ['Well.', `> ${PASSAGE}`, `>${DAM}`, 'No.'])).toEqual([
      [1, 2, { comment: 1 }, `${PASSAGE}\n${DAM}`],
    ])
  })

  test('to a paragraph of the article', () => {
    expect(quotesOfLast(['First.', `So: ${PASSAGE}`], [`> ${PASSAGE}`])).toEqual([[0, 1, { paragraph: 2 }, PASSAGE]])
  })

  test('as a whole even where one of its lines could come from two', () => {
    expect(quotesOfLast([], [DAM], [`${PASSAGE} ${DAM}`], [`> ${PASSAGE}`, `> ${DAM}`])).toEqual([
      [0, 2, { comment: 2 }, `${PASSAGE} ${DAM}`],
    ])
  })

  test('line by line where no single source holds the whole; what is left stays', () => {
    expect(quotesOfLast([DAM], [PASSAGE], [`> ${PASSAGE}`, '> So you say, all of you here.', `> ${DAM}`])).toEqual([
      [0, 1, { comment: 1 }, PASSAGE],
      [2, 1, { paragraph: 1 }, DAM],
    ])
  })

  test('within a quotation in it', () => {
    expect(quotesOfLast([], [PASSAGE], [`> ${PASSAGE}`, DAM], [`> > ${PASSAGE}`, `> ${DAM}`])).toEqual([
      [0, 1, { comment: 1 }, PASSAGE],
      [1, 1, { comment: 2 }, DAM],
    ])
  })

  test('in Japanese', () => {
    const cat = '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。'

    expect(quotesOfLast([], [`昔の話。${cat}`], [`> ${cat}`, 'そうですか。'])).toEqual([[0, 1, { comment: 1 }, cat]])
    expect(quotesOfLast([], [cat], ['>>1', '> 名前はまだ無い。'])).toEqual([[0, 2, { comment: 1 }, '名前はまだ無い。']])
  })

  test('but not where two sources hold it, none does, or only another quotation', () => {
    expect(quotesOfLast([PASSAGE], [`Hm. ${PASSAGE}`], [`> ${PASSAGE}`])).toEqual([])
    expect(quotesOfLast([], [PASSAGE], ['> The river froze every summer until the dam was built.'])).toEqual([])
    expect(quotesOfLast([], ['It froze.'], ['> It froze.'])).toEqual([])
    expect(quotesOfLast([], [`> ${PASSAGE}`, 'Is that so?'], [`> ${PASSAGE}`])).toEqual([])
    expect(quotesOfLast([], [PASSAGE, `> ${PASSAGE}`])).toEqual([])
  })
})

describe('passages joined by […]', () => {
  test.each(['> […]', '> [...]', '[…]'])('%j: one quote with a cut for each', (cut) => {
    expect(quotesOfLast([`${PASSAGE} Or so. ${DAM}`], [`> ${PASSAGE}`, cut, `> ${DAM}`, 'Indeed.'])).toEqual([
      [0, 3, { paragraph: 1 }, PASSAGE, DAM],
    ])
  })

  test('in another order, from two sources or too short are not traced, and neither is a part of them', () => {
    const joined = (first: string, second: string) => [`> ${first}`, '> […]', `> ${second}`]

    expect(quotesOfLast([`${PASSAGE} ${DAM}`], joined(DAM, PASSAGE))).toEqual([])
    expect(quotesOfLast([PASSAGE], [DAM], joined(PASSAGE, DAM))).toEqual([])
    expect(quotesOfLast([`${PASSAGE} Or not.`], joined(PASSAGE, 'not'))).toEqual([])
    expect(quotesOfLast([`${PASSAGE} Or not.`], ['>>¶1', ...joined(PASSAGE, 'not')])).toEqual([])
  })
})

describe('a line that names the source', () => {
  test('is honoured where the words stand there, however few and wherever else', () => {
    expect(quotesOfLast([PASSAGE], ['It froze, yes.'], [PASSAGE], ['Hm.', '>>2', `> ${PASSAGE}`])).toEqual([])
    expect(quotesOfLast([], [`${DAM} ${PASSAGE}`], [`Hm. ${PASSAGE}`], ['>>2', `> ${PASSAGE}`])).toEqual([
      [0, 2, { comment: 2 }, PASSAGE],
    ])
    expect(quotesOfLast(['It froze, yes.'], ['It froze.'], ['Hm.', '>>p1', '> It froze', 'No.'])).toEqual([
      [1, 2, { paragraph: 1 }, 'It froze'],
    ])
  })

  test.each(['>>2', '>>3', '>>4', '>>99', '>>¶1', '>>¶9'])('%j is not honoured where they do not', (naming) => {
    expect(quotesOfLast(['Boats.'], [PASSAGE], ['Mine.'], [naming, `> ${PASSAGE}`])).toEqual([])
  })
})

test('whatever a body says, its lines are kept: a token for each quote, the rest to the byte, no quotation in its words', () => {
  const line = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(PASSAGE, DAM, '[…]', '>>1', '>>¶1', '>', 'Mine.') },
    { weight: 4, arbitrary: fc.constantFrom(PASSAGE, DAM, '[...]', `> ${DAM}`, '>>1').map((words) => `> ${words}`) },
    fc.string().map((words) => words.replaceAll('\n', ' ')),
  )
  const body = fc.array(
    line.filter((words) => quotePositionOf(words) === null),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(fc.array(body, { maxLength: 5 }), (bodies) => {
      const inferred = inferQuotes(
        [`${PASSAGE} ${DAM}`],
        bodies.map((lines) => ({ body: lines })),
      )

      for (const [index, lines] of bodies.entries()) {
        const quotes = inferred[index] ?? []
        const source = writeSource(lines, quotes)
        const restored = source.split('\n').flatMap((stored) => {
          const quote = quotes[quotePositionOf(stored) ?? -1]
          return quote ? lines.slice(quote.bodyIndex, quote.bodyIndex + quote.lineCount) : [stored]
        })
        expect(restored).toEqual(lines)
        expect(bodyText(source, 'plain')).not.toMatch(/^ {0,3}>(?!>[¶p]?[1-9]).*\p{L}/mu)
      }
    }),
    { numRuns: 500 },
  )
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

test('10,000 comments of blockquotes, traced and not, are searched within ten seconds', () => {
  const words = (index: number) => `Comment ${index} says that the bridge number ${index * 7} is closed.`
  const comments = Array.from({ length: 10_000 }, (_, index) => ({
    body: [
      words(index),
      ...(index % 2 ? [`>>${index}`] : []),
      `> ${words(index - 1)}`,
      `The same eight words begin every one of them, ${index}.`,
      `> The same eight words begin every one of them, ${index + 10_000}.`,
    ],
  }))
  const started = performance.now()

  const quotes = inferQuotes([], comments)

  expect(quotes.flat().length).toBeGreaterThan(9000)
  expect(performance.now() - started).toBeLessThan(10_000)
}, 60_000)
