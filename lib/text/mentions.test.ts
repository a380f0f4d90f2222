import { expect, test } from 'vitest'
import { findMentions, indexNames } from './mentions'

test('only known names are mentioned, the longest wins, and nothing inside a word or an address', () => {
  const names = indexNames(['Sam', 'Sam Okafor', 'kite7'])

  expect(findMentions('@Sam Okafor, @sam and @kite77\nme@kite7 @Nobody @SAM', names)).toEqual(['Sam Okafor', 'Sam'])
  expect(findMentions('(@kite7)', names)).toEqual(['kite7'])
  expect(findMentions('kite7, Sam', names)).toEqual([])
})
