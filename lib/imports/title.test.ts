import { expect, test } from 'vitest'
import { slugFrom, titleFrom } from './title'

test('a title is the first sentence, also after an abbreviation', () => {
  expect(titleFrom('The U.S. President came on Oct. 3 with Mr. Lane. Nobody noticed.')).toBe(
    'The U.S. President came on Oct. 3 with Mr. Lane',
  )
  expect(titleFrom('Is it over? Not yet.')).toBe('Is it over?')
})

test('a long title is shortened at a word to 110 characters at most', () => {
  const title = titleFrom(`${'harbour '.repeat(30)}end.`)

  expect(title.length).toBeLessThanOrEqual(110)
  expect(title).toMatch(/harbour…$/)
})

test('a slug is ASCII, at most 60 characters, and falls back to the content', () => {
  expect(slugFrom('Zoë’s Straße: 50 % más, œuvre!', 'abcdef0123')).toBe('zoes-strasse-50-mas-oeuvre')
  expect(slugFrom('harbour '.repeat(30), 'abcdef0123')).toMatch(/^(harbour-)+harbour$/)
  expect(slugFrom('harbour '.repeat(30), 'abcdef0123').length).toBeLessThanOrEqual(60)
  expect(slugFrom('橋は閉まっている', 'ABCDEF0123')).toBe('article-abcdef01')
})
