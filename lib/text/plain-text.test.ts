import { expect, test } from 'vitest'
import { barredIn, bodyText } from './plain-text'

test('the own words of a marked source are its paragraphs and lists without marks, quotes and quotations', () => {
  const source =
    'One *two*\n`three` https://example.org/\n\n{{quote:0}}\n> not mine\n\n- a\n- b\n  - c\n\n\\{{quote:1}} >>9'

  expect(bodyText(source, 'marked')).toBe('One two\nthree https://example.org/\n\na\nb\nc\n\n{{quote:1}} >>9')
})

test('the own words of a plain source are its lines to the byte, without the quotes and quotations', () => {
  expect(bodyText(' One  *two*\r\n{{quote:0}}\n\n> three \n', 'plain')).toBe(' One  *two*\r\n\n')
  expect(bodyText('>>9\n> three\n[…]\n> four\n>>9 five\n>', 'plain')).toBe('>>9\n>>9 five\n>')
})

test('a comment of quotes alone has no words of its own', () => {
  expect(bodyText('{{quote:0}}\n{{quote:1}}', 'plain')).toBe('')
  expect(bodyText('> x\n{{quote:0}}\n> y', 'plain')).toBe('')
  expect(bodyText('{{quote:0}}\n\n> x\n\n{{quote:1}}', 'marked')).toBe('')
})

test('what was struck out, and the places of quotations, are known by their offsets in the own words', () => {
  const source = 'One ~~two *three*~~ four.\n\n> not mine\n\n- a ~~b~~\n- c\n\n{{quote:0}}\n\nLast.'
  const text = bodyText(source, 'marked')

  const { struck, gaps } = barredIn(source, 'marked')

  expect(struck.map(({ start, end }) => text.slice(start, end)).join('')).toBe('two threeb')
  expect(gaps.map((at) => text.slice(0, at))).toEqual(['One two three four.'])
  const plain = 'One\n> not mine\nTwo\n>>9\n> nor this\nThree'
  expect(barredIn(plain, 'plain').gaps.map((at) => bodyText(plain, 'plain').slice(0, at))).toEqual([
    'One',
    'One\nTwo\n>>9',
  ])
  expect(barredIn('- one\n- > not mine\n- two', 'marked').gaps).toEqual([4])
  expect(barredIn('Nothing of the kind.', 'marked')).toEqual({ struck: [], gaps: [] })
})
