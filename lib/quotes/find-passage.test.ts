import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fastestRunMs } from '@/lib/text/fastest-run'
import { findPassage, findPassages } from './find-passage'

function found(text: string, passage: string): string | null {
  const span = findPassage(text, passage)
  return span && text.slice(span.start, span.end)
}

test('a passage is found with straight quotes, other dashes and other white space than its source', () => {
  const text = 'He said:\n\n“It’s over — for\u00a0good…” and left.'

  expect(found(text, '  "It\'s over - for\n good..." ')).toBe('“It’s over — for\u00a0good…”')
})

test('a passage with one other word is not found', () => {
  expect(findPassage('Trump or America.', 'Trump and America.')).toBeNull()
})

test('an empty passage is nowhere', () => {
  expect(findPassage('a b', '')).toBeNull()
  expect(findPassage('a b', ' \n\u00a0')).toBeNull()
})

test('a passage never cuts a letter, an emoji or an ellipsis in two', () => {
  expect(findPassage('cafe\u0302\u0323 au lait', 'cafe')).toBeNull()
  expect(findPassage('x\u0302y', '\u0302y')).toBeNull()
  expect(findPassage('a 👩‍👧 b', '👩')).toBeNull()
  expect(findPassage('😀', '\ud83d')).toBeNull()
  expect(findPassage('Well…', 'Well.')).toBeNull()
  expect(found('Wait... Well…', 'Well...')).toBe('Well…')
})

test('the first place that cuts nothing is taken', () => {
  expect(findPassage('x\u0302 then x', 'x')).toEqual({ start: 8, end: 9 })
})

test('every place of a passage is found', () => {
  expect(findPassages('no, no — no', 'no')).toHaveLength(3)
})

test('Japanese is found without spaces', () => {
  expect(found('吾輩は猫である。名前はまだ無い。', '名前はまだ無い')).toBe('名前はまだ無い')
})

test('any run of whole words of any text is found, and folds to the passage', () => {
  const word = fc.constantFrom('it’s', 'it', '—', '…', 'cafe\u0301', '👩‍👧', '한국', '"x"', '\u00a0', '\n', ' ')
  fc.assert(
    fc.property(fc.array(word, { minLength: 3 }), fc.nat(), fc.nat(), (words, from, count) => {
      const start = from % words.length
      const passage = words.slice(start, start + 1 + (count % words.length)).join(' ')
      const text = words.join(' ')

      const span = findPassage(text, passage)

      if (passage.trim() === '') expect(span).toBeNull()
      else
        expect(span && findPassage(text.slice(span.start, span.end), passage)).toEqual({
          start: 0,
          end: span ? span.end - span.start : -1,
        })
    }),
    { numRuns: 500 },
  )
})

test('REDOS-1 a passage is looked for in 100 KB in 50 ms', () => {
  const text = 'aab '.repeat(25_000)
  const passages = ['aab '.repeat(150).concat('c'), 'c'.concat(' aab'.repeat(150))]

  const times = passages.map((passage) => fastestRunMs(() => findPassage(text, passage)))

  expect(Math.max(...times)).toBeLessThan(50)
})

test('a passage stands at whole words: a piece of a word is another word', () => {
  expect(findPassage('I am unhappy with the bell.', 'happy with the bell')).toBeNull()
  expect(findPassage('I cannot say.', 'I can')).toBeNull()
  expect(findPassage('I cannot say.', 'I cannot')).toEqual({ start: 0, end: 8 })
  expect(findPassage('鐘の音が好きです', '音が好き')).toEqual({ start: 2, end: 6 })
})
