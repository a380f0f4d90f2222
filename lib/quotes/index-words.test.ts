import { expect, test } from 'vitest'
import { indexWordsOf } from './index-words'

test('figures come first, then the longest words', () => {
  const words = indexWordsOf('the bell of ferry 1001 was heard on the terraces')

  expect(words).toEqual(['1001', 'terraces', 'ferry', 'heard'])
})

test('without spaces pairs of neighbours are words, those of the fewest endings first', () => {
  expect(indexWordsOf('港の東京都')).toEqual(['東京', '京都', '港の', 'の東'])
})

test('where nobody can tell which word the index has, none is named', () => {
  // Armenian has marks that only one engine takes for a part of a word; Devanagari’s last word may go on in its source.
  expect(indexWordsOf('զանգը')).toEqual([])
  expect(indexWordsOf('घंटी सुनाई दी')).toEqual(['सुनाई'])
  expect(indexWordsOf('one x\u{e000}strange\u{e001} two')).not.toContain('strange')
  expect(indexWordsOf('東京❶大阪')).not.toContain('❶')
})
