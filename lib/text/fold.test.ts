import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fastestRunMs } from './fastest-run'
import { fold } from './fold'

test('curly quotes, dashes, no-break spaces and ellipses fold to what a keyboard types', () => {
  const { folded } = fold('“It’s\u00a0 9 – 5 —\n‘maybe’…” − «no»')

  expect(folded).toBe("\"It's 9 - 5 - 'maybe'...\" - «no»")
})

test('each folded unit knows the stretch of the original behind it', () => {
  const { folded, starts, ends } = fold('a \n\u3000b…c')

  expect(folded).toBe('a b...c')
  expect(starts).toEqual([0, 1, 4, 5, 5, 5, 6])
  expect(ends).toEqual([1, 4, 5, 6, 6, 6, 7])
})

test('a decomposed letter folds to the composed one, with both original units behind it', () => {
  const { folded, starts, ends } = fold('xe\u0301y')

  expect(folded).toBe('xéy')
  expect(starts).toEqual([0, 1, 3])
  expect(ends).toEqual([1, 3, 4])
})

test('composing a text first changes nothing, for letters, marks and Hangul of every kind', () => {
  const piece = fc.constantFrom(
    'a',
    'e',
    '\u0301',
    '\u0323',
    '한',
    '\u1112',
    '\u1161',
    '\u11ab',
    '가',
    '\u11a8',
    '😀',
    'か',
    '\u3099',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')

      expect(fold(text).folded).toBe(fold(text.normalize('NFC')).folded)
    }),
    { numRuns: 2000 },
  )
})

test('the stretches of any text follow each other and cover it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { folded, starts, ends } = fold(text)

      expect([starts.length, ends.length]).toEqual([folded.length, folded.length])
      expect(ends.at(-1) ?? 0).toBe(text.length)
      for (let index = 1; index < folded.length; index += 1) {
        expect([ends[index - 1], starts[index - 1]]).toContain(starts[index])
      }
    }),
  )
})

test('REDOS-1 100 KB fold in 50 ms, composed or not', () => {
  const piled = `a${'\u0301\u0323'.repeat(50_000)}`
  const texts = ['It’s a “test” – really… '.repeat(4200), 'cafe\u0301 '.repeat(17_000), ' \n'.repeat(50_000), piled]

  const times = texts.map((text) => fastestRunMs(() => fold(text)))

  expect(Math.max(...times)).toBeLessThan(50)
})
