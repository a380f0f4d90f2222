import { expect, test } from 'vitest'
import { firstSentence, sentencesOf } from './sentences'

test('sentences come without the white space around them', () => {
  const text = '  One is here. Two?\n\nThree\n '

  const sentences = sentencesOf(text).map(({ start, end }) => text.slice(start, end))

  expect(sentences).toEqual(['One is here.', 'Two?', 'Three'])
})

test('Japanese sentences end at their own mark', () => {
  expect(firstSentence('吾輩は猫である。名前はまだ無い。', 'ja')).toBe('吾輩は猫である。')
})

test('a text of white space has no sentence', () => {
  expect(sentencesOf(' \n ')).toEqual([])
  expect(firstSentence(' \n ')).toBe('')
})
