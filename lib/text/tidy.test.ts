import { expect, test } from 'vitest'
import { fastestRunMs } from './fastest-run'
import { tidy } from './tidy'

test('line breaks, letters, ends of lines and outer blank lines are tidied; the rest is kept', () => {
  expect(tidy('\r\n \n  cafe\u0301 \t\r\n\rb  c\n \n')).toBe('  café\n\nb  c')
  expect(tidy(' \n\t')).toBe('')
})

test.each(['a\u0301\u0323', '\u0301\u0323', ' ', '\r\n', ' a'])('REDOS-1 100 KB of %j take 50 ms', (unit) => {
  const text = unit.repeat(100_000 / unit.length)

  expect(fastestRunMs(() => tidy(text))).toBeLessThan(50)
})
