import { expect, test } from 'vitest'
import { fastestRunMs } from './fastest-run'
import { textFaults } from './faults'

test.each([
  'a\u0000b',
  'a\u0007',
  'a\rb',
  'a\u0085',
  'a\ud83d',
  '\udc00a',
  'a\u202eb',
  'a\u2066b',
  'a\u200bb',
  '\ufeffa',
  'a\u2060b',
  'a \u200d b',
  '\u200ca',
  'a\u{e0041}',
  `a${'\u0301'.repeat(9)}`,
])('UNI-1 %j is not accepted, with one sentence why', (text) => {
  expect(textFaults(text)).toEqual([expect.stringMatching(/^It .*\.$/)])
})

test.each([
  'Hello,\n\tworld — “so”…',
  '👩‍👧 👩🏽‍🚒 ❤️‍🔥 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'می‌خواهم',
  'שלום \u200f!',
  'Nicolò ệ',
  `a${'\u0301'.repeat(8)}`,
])('%j is accepted', (text) => {
  expect(textFaults(text)).toEqual([])
})

test.each(['a\u0301', '\u0301', '\u{1f3f4}\u{e0061}', '\u200d', ' '])('REDOS-1 100 KB of %j take 50 ms', (unit) => {
  const text = unit.repeat(100_000 / unit.length)

  expect(fastestRunMs(() => textFaults(text))).toBeLessThan(50)
})
