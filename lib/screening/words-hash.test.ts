import { describe, expect, test } from 'vitest'
import { fastestRunMs } from '@/lib/text/fastest-run'
import { wordsHash } from './words-hash'

describe('the same words have the same hash', () => {
  test.each([
    ['whatever their case', 'The Bell rings.', 'THE BELL RINGS.'],
    ['with more space', 'The bell rings.', 'The  bell\n\nrings .'],
    ['with a space within a word', 'The bell rings.', 'The be ll rin gs.'],
    ['without spaces', 'The bell rings at 10.', 'Thebellringsat10.'],
    ['with other punctuation', 'The bell rings.', '“The bell rings!!!”'],
    ['with a Cyrillic letter', 'The bell rings.', 'The bеll rings.'],
    ['with figures for letters', 'The bell rings.', 'The be1l r1ngs.'],
    ['in letters of full width', 'The bell rings.', 'Ｔｈｅ ｂｅｌｌ ｒｉｎｇｓ．'],
    ['with what nobody sees', 'The bell rings.', 'The be\u200bll rin\u00adgs.'],
    ['with accents', 'The bell rings.', 'Thé bëll rings.'],
    ['in Japanese, with space', '鐘は鳴る。', '鐘 は 鳴る'],
  ])('%s', (_, one, other) => {
    expect(wordsHash(other)).toBe(wordsHash(one))
  })
})

describe('other words have another', () => {
  test.each([
    ['one word more', 'The bell rings.', 'The bell rings again.'],
    ['another number', 'Six strokes, 16 a night.', 'Six strokes, 61 a night.'],
    ['two numbers for one', 'I vote for 12.', 'I vote for 1, 2.'],
    ['another sign', '+1', '1'],
    ['another emoji', 'Well 👍', 'Well 👎'],
    ['emoji alone', '👍', '👎'],
    ['punctuation alone', '?!', '…'],
    ['another kanji', '鐘は鳴る', '鐘は鳴かぬ'],
  ])('%s', (_, one, other) => {
    expect(wordsHash(other)).not.toBe(wordsHash(one))
  })
})

test('5,000 characters are hashed in 5 ms, of whatever script', () => {
  const texts = ['The bell rings. ', 'Колокол звонит. ', '鐘は鳴る。', 'Thé bëll. ', '👍 ']

  const times = texts.map((text) => fastestRunMs(() => wordsHash(text.repeat(5_000 / text.length))))

  expect(Math.max(...times)).toBeLessThan(5)
})
