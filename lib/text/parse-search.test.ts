import { expect, test } from 'vitest'
import { looksForWords, parseSearch } from './parse-search'

const wordsOf = (typed: string) => {
  const { wanted, unwanted } = parseSearch(typed)
  return [wanted.map(({ words }) => words.join(' ')), unwanted.map(({ words }) => words.join(' '))]
}

test('words stand alone, quoted ones together, and a minus before any of them leaves it out', () => {
  expect(wordsOf('lamp "east  pier" -red -"old bell"')).toEqual([
    ['lamp', 'east pier'],
    ['red', 'old bell'],
  ])
})

test('a word of several parts is looked for as they follow each other, and an inner minus leaves nothing out', () => {
  expect(wordsOf("well-known don't 3.14")).toEqual([['well known', 'don t', '3 14'], []])
})

test('typographic quotation marks count, and one that is not closed reaches to the end', () => {
  expect(wordsOf('“east pier” „alt“ lamp "and so')).toEqual([['east pier', 'alt', 'lamp', 'and so'], []])
})

test('case and the marks of Latin letters make no difference; those of other scripts do', () => {
  expect(wordsOf('CAFÉ Ångström Й ΣΟΦΟΣ')).toEqual([['cafe', 'angstrom', 'й', 'σοφοσ'], []])
})

test('characters of a script without spaces are looked for in pairs, one alone as itself', () => {
  expect(wordsOf('京都 東京都 猫 iPhoneを')).toEqual([['京都', '東京 京 京都', '猫', 'iphone を'], []])
})

test('what holds no letter and no digit is skipped', () => {
  expect(wordsOf('!!! - -- "" "…" 🏮 lamp')).toEqual([['lamp'], []])
  expect([looksForWords(parseSearch('🏮 -lamp')), looksForWords(parseSearch('lamp'))]).toEqual([false, true])
})

test('more than 200 characters are not read', () => {
  expect(parseSearch('a '.repeat(10_000)).wanted).toHaveLength(100)
})
