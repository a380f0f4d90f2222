import { expect, test } from 'vitest'
import { movePast, placeCaret, printParts, readParts, writeAgain } from './compose-parts.client'

const BODY = 'Before.\n\n>>9\n> One.\n> […]\n> Two.\n\n>>¶12\n> Three.\n\nAfter.\n\nLast.'

test('what is written is the same after it was taken apart and put together', () => {
  const { words, quotes } = readParts(BODY)

  expect(words).toEqual(['Before.', '', 'After.\n\nLast.'])
  expect(
    printParts(
      words,
      quotes.map(({ raw }) => raw),
    ),
  ).toBe(BODY)
})

test('a space that was just typed stays, an empty line at the edge does not', () => {
  expect(readParts('\n\nAnd ').words).toEqual(['And '])
  expect(printParts(['And \n\n', ''], ['> Three words here.'])).toBe('And \n\n> Three words here.')
})

test('a quote whose words have changed names its source as before', () => {
  const [cut, paragraph] = readParts(BODY).quotes

  expect(writeAgain(cut?.source ?? null, cut?.passages ?? [])).toBe(cut?.raw)
  expect(writeAgain(paragraph?.source ?? null, ['Thr\nee'])).toBe('>>¶12\n> Thr\n> ee')
  expect(writeAgain(null, ['Whose?'])).toBe('> Whose?')
})

test('a caret in a quote or on the line under it has not left it yet', () => {
  const text = '>>9\n> One.\nMine'

  expect(placeCaret(text, 5)).toBeNull()
  expect(placeCaret(text, text.indexOf('Mine'))).toBeNull()
  expect(placeCaret(text, text.length)).toEqual({ index: 1, offset: 4 })
  expect(placeCaret(`Mine\n${text}`, 2)).toEqual({ index: 0, offset: 2 })
})

test('a quote moves past one paragraph of words at a time, and past a quote where no words are between', () => {
  const words = ['First.\n\nSecond.', '', 'Third.']

  expect(movePast(words, 0, -1)).toEqual({ words: ['First.', 'Second.', 'Third.'], at: 0 })
  expect(movePast(words, 0, 1)).toEqual({ words, at: 1 })
  expect(movePast(words, 1, 1)).toEqual({ words: ['First.\n\nSecond.', 'Third.', ''], at: 1 })
  expect(movePast(['', 'Third.'], 0, -1)).toBeNull()
})
