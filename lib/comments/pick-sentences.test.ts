import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinableIn } from '@/lib/quotes/attribute'
import { findCuts } from '@/lib/quotes/find-cuts'
import { findPassages } from '@/lib/quotes/find-passage'
import { fastestRunMs } from '@/lib/text/fastest-run'
import { tidy } from '@/lib/text/tidy'
import { parseWritten } from '@/lib/text/written'
import { addQuotes, quotableSentences, writePicked } from './pick-sentences'

const sentencesIn = (text: string) => quotableSentences(text).map(({ start, end }) => text.slice(start, end))
const pick = (text: string, ...indexes: number[]) => writePicked({ comment: 9 }, text, new Set(indexes))

describe('the sentences of a source', () => {
  test('end at Japanese marks and after the bracket that closes with them', () => {
    expect(sentencesIn('「はい。」彼は言った。本当に？！そうです。『終わり。』')).toEqual([
      '「はい。」',
      '彼は言った。',
      '本当に？！',
      'そうです。',
      '『終わり。』',
    ])
  })

  test('end at every line break, so that items of a list and paragraphs are sentences of their own', () => {
    expect(sentencesIn('First, this\n\nbread\nmilk and eggs\nOne. Two')).toEqual([
      'First, this',
      'bread',
      'milk and eggs',
      'One.',
      'Two',
    ])
  })

  test('keep an opening bracket with the words it opens', () => {
    expect(sentencesIn('He left.(Why? Nobody knows.)')).toEqual(['He left.', '(Why?', 'Nobody knows.)'])
  })

  test('are not the mark that joins passages', () => {
    expect(sentencesIn('One here.\n[…]\nTwo here. [...]')).toEqual(['One here.', 'Two here.'])
  })
})

describe('chosen sentences', () => {
  test('that are neighbours stay together exactly as they stand in their source', () => {
    expect(pick('One is here.  Two is\u00a0there.\n\nThree.', 0, 1, 2)).toEqual([
      '>>9\n> One is here.  Two is\u00a0there.\n> \n> Three.',
    ])
  })

  test('that are no neighbours are joined by […]', () => {
    expect(pick('One is here. Two is there. Three is gone.', 0, 2)).toEqual([
      '>>9\n> One is here.\n> […]\n> Three is gone.',
    ])
  })

  test('with a […] of the source between them are two passages', () => {
    expect(pick('One is here.\n[…]\nTwo is there.', 0, 1)).toEqual(['>>9\n> One is here.\n> […]\n> Two is there.'])
  })

  test('that may not be joined are quotes of their own', () => {
    expect(pick('Yes. No. Perhaps it was so. It was not so.', 0, 1, 3)).toEqual([
      '>>9\n> Yes. No.',
      '>>9\n> It was not so.',
    ])
    expect(pick('I said so no. Or was it so? no. Nobody knows it.', 0, 2)).toHaveLength(2)
  })

  test('of more than five places are another quote', () => {
    const text = Array.from({ length: 12 }, (_, index) => `This is sentence number ${index}.`).join(' ')

    const written = pick(text, 0, 2, 4, 6, 8, 10)

    expect(written.map((quote) => quote.match(/\[…\]/g)?.length ?? 0)).toEqual([4, 0])
  })

  test('that the source does not have are nothing', () => {
    expect(pick('One.', 1, -1, Number.NaN)).toEqual([])
  })
})

test('whatever is chosen from whatever text is found again where it was, word for word', () => {
  const piece = fc.constantFrom(
    ...[
      'Yes.',
      'no.',
      'It was so.',
      'はい。',
      '「え？」',
      '『',
      '。',
      ' ',
      ' ',
      '\n',
      '\n\n',
      '[…]',
      '[...]',
      '>',
      '>>9',
      '(',
      '“',
      '”',
    ],
    ...['\u2028', '\u00a0', 'e\u0301', '\u0301', '…', '3.5', 'Mr. ', '!', '!?', '👩‍👧', '{{quote:0}}', '- ', 'A', 'b'],
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 24 }), fc.array(fc.nat(9)), (pieces, indexes) => {
      const text = tidy(pieces.join(''))
      const chosen = sentencesIn(text).filter((_, index) => indexes.includes(index))

      const quotes = pick(text, ...indexes)

      const read = parseWritten(tidy(`${quotes.map((quote) => `${quote}\n`).join('\n')}Own words.`))
      const passages = read.map((one) => (one.kind === 'quote' ? one.passages : []))
      for (const list of passages) expect(findInOrder(text, list)).toBe(true)
      expect(passages.filter((list) => list.length > 0)).toHaveLength(quotes.length)
      const bare = (words: string) => words.replace(/\s/g, '').normalize('NFC')
      expect(bare(passages.flat().join(''))).toBe(bare(chosen.join('')))
    }),
    { numRuns: 3_000 },
  )
})

/** As the server does: each passage after the one before, and fit for being joined. */
function findInOrder(text: string, passages: string[]): boolean {
  let from = 0
  return passages.every((passage) => {
    const found = findPassages(text, passage).find(({ start }) => start >= from)
    from = found?.end ?? 0
    return found !== undefined && passages.length <= 5 && (passages.length === 1 || joinableIn(text)(found))
  })
}

test('quotes come before own words while nothing is quoted, and after them otherwise, with a blank line between', () => {
  expect(addQuotes('Mine.', '>>9\n> It.\n', 'before')).toBe('>>9\n> It.\nMine.')
  expect(addQuotes('Mine. \n\n', '>>9\n> It.\n', 'after')).toBe('Mine.\n\n>>9\n> It.\n')
  expect(addQuotes('', '>>9\n> It.\n', 'after')).toBe('>>9\n> It.\n')
  expect(addQuotes('Mine.', '', 'before')).toBe('Mine.')
})

test('REDOS-1 many picks of the same short sentence are written in 500 ms', () => {
  const text = 'No. '.repeat(1_250).trim()
  const picks = new Set(Array.from({ length: 200 }, (_, index) => 2 * index))

  expect(fastestRunMs(() => writePicked({ comment: 9 }, text, picks))).toBeLessThan(500)
  expect(fastestRunMs(() => findCuts(text, ['No', 'b']))).toBeLessThan(500)
})
