import { expect, test } from 'vitest'
import { isAttributable } from './attribute'

test('twenty characters in three words can be traced to a source', () => {
  expect(isAttributable('abcdefgh ijklm nopqr')).toBe(true)
  expect(isAttributable('吾輩は猫である。名前はまだ無い。どこで生れたか')).toBe(true)
})

test('fewer characters or fewer words cannot', () => {
  expect(isAttributable('  abcdefgh ijklm nopq  ')).toBe(false)
  expect(isAttributable('Counterrevolutionary antidisestablishment')).toBe(false)
})
