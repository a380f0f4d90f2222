import { expect, test } from 'vitest'
import { escapeQuoteTokens, quotePositionOf, quoteToken, unescapeQuoteTokens } from './quote-token'

test('a token says which quote it stands for, and nothing else is a token', () => {
  expect(quotePositionOf(quoteToken(12))).toBe(12)
  for (const line of ['{{quote:01}}', ' {{quote:1}}', '{{quote:1}}.', '{{quote:x}}', '']) {
    expect(quotePositionOf(line)).toBeNull()
  }
})

test('typed tokens are stored as words, and handed back as typed', () => {
  const typed = 'a\n{{quote:3}}\nb {{quote:3}}'

  const stored = escapeQuoteTokens(typed)

  expect(stored.split('\n').map(quotePositionOf)).toEqual([null, null, null])
  expect(unescapeQuoteTokens(stored)).toBe(typed)
})
