import { expect, test } from 'vitest'
import { countGraphemes } from './graphemes'

test.each([
  ['', 0],
  ['a b\n', 4],
  ['e\u0301', 1],
  ['👨‍👩‍👧‍👦🇯🇵', 2],
  ['田中', 2],
] as const)('%j has %i characters', (text, count) => {
  expect(countGraphemes(text)).toBe(count)
})
