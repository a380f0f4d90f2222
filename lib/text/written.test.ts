import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fastestRunMs } from './fastest-run'
import { printQuote } from './print-quote'
import { parseWritten, printWritten } from './written'

test('a source line and the lines after > under it are a quote; the rest is words', () => {
  const pieces = parseWritten('Hello.\n>>9\n> One two\n>three.\nIf I can expand on this.')

  expect(pieces).toEqual([
    { kind: 'words', text: 'Hello.' },
    { kind: 'quote', source: { comment: 9 }, passages: ['One two\nthree.'], raw: '>>9\n> One two\n>three.' },
    { kind: 'words', text: 'If I can expand on this.' },
  ])
})

test.each(['>>¶12 \n> a', '>>p12\n> a'])('%j quotes a paragraph', (body) => {
  expect(parseWritten(body)).toMatchObject([{ source: { paragraph: 12 }, passages: ['a'] }])
})

test.each(['> a\n> […]\n> b', '> a\n[...]\n> b', '> a\n>[…]\n>\n> b'])('%j is two passages', (lines) => {
  expect(parseWritten(`>>1\n${lines}`)).toMatchObject([{ source: { comment: 1 }, passages: ['a', 'b'] }])
})

test('a cut that joins nothing is words', () => {
  expect(parseWritten('> a\n[…]\nb')).toMatchObject([{ passages: ['a'] }, { kind: 'words', text: '[…]\nb' }])
})

test('lines after > without a source are a quote of nobody known', () => {
  expect(parseWritten('> a')).toMatchObject([{ kind: 'quote', source: null, passages: ['a'] }])
})

test('one source line after another opens another quote', () => {
  const sources = parseWritten('>>1\n> a\n>>2\n> b')

  expect(sources).toMatchObject([{ source: { comment: 1 } }, { source: { comment: 2 } }])
})

test.each(['', '>>9', '>>9\nSo?', '>>9 and\nb', '>>9\n\nb', '>>9\n>\n> ', '>'])('%j is words alone', (body) => {
  expect(parseWritten(body)).toEqual([{ kind: 'words', text: body }])
})

test.each(['>>09', '>>0', '>>2147483648', '>>9b'])('%j names no source', (line) => {
  expect(parseWritten(`${line}\n> a`).filter((piece) => piece.kind === 'quote' && piece.source !== null)).toEqual([])
})

test('any text prints back to the byte', () => {
  const piece = fc.constantFrom('>', '> ', '>>9', '>>p1', '\n', '[…]', '[...]', ' ', 'a', '\r', '{{quote:0}}')
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 2 }))), (pieces) => {
      const body = pieces.join('')

      expect(printWritten(parseWritten(body))).toBe(body)
    }),
    { numRuns: 1000 },
  )
})

test('a printed quote is read again as the same quote', () => {
  const passages = ['One.\n\nTwo >>3', '> three']

  const printed = printQuote({ comment: 9 }, passages)

  expect(printed).toBe('>>9\n> One.\n> \n> Two >>3\n> […]\n> > three')
  expect(parseWritten(printed)).toEqual([{ kind: 'quote', source: { comment: 9 }, passages, raw: printed }])
  expect(printQuote({ paragraph: 2 }, ['a'])).toBe('>>¶2\n> a')
})

test.each(['>', '>\n', '> a\n', '>>9\n', '>>9\n>\n', '>>9\n> a\n', '[…]\n', '> a\n[…]\n', ' '])(
  'REDOS-1 100 KB of %j are read in 50 ms',
  (unit) => {
    const body = unit.repeat(100_000 / unit.length)

    expect(fastestRunMs(() => parseWritten(body))).toBeLessThan(50)
  },
)
