import { expect, test } from 'vitest'
import { keyOfPlace, keysTyped, placeOfKey } from './source-key'

test.each(['9', '#9', '>>9'])('%j names comment 9', (key) => {
  expect(placeOfKey(key)).toEqual({ comment: 9 })
})

test.each(['¶12', 'p12', 'P12', '>>¶12', '>>p12'])('%j names paragraph 12', (key) => {
  expect(placeOfKey(key)).toEqual({ paragraph: 12 })
  expect(keyOfPlace({ paragraph: 12 })).toBe('¶12')
})

test.each(['', '0', '09', '-1', '9x', 'q9', '#¶9', '2147483648', '9\n', '__proto__'])('%j names no source', (key) => {
  expect(placeOfKey(key)).toBeNull()
})

test('several sources can be typed at once; what names none stays as it was typed', () => {
  expect(keysTyped(' #60, ¶ 12 p3;>>4 harbour ')).toEqual(['60', '¶12', '¶3', '4', 'harbour'])
  expect(keysTyped('  ')).toEqual([])
})
