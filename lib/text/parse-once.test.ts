import { expect, test } from 'vitest'
import { parseBody } from './parse-body'
import { parseOnce } from './parse-once'

const LONG_UNITS = 100_000
const longText = (number: number) => `${number} `.repeat(LONG_UNITS / `${number} `.length)

test('the same words are read once, and as they are read anew', () => {
  const source = '*One* said:\n{{quote:0}}\n- two'

  const first = parseOnce(source, 'marked')

  expect(parseOnce(`${source}`, 'marked')).toBe(first)
  expect(first).toEqual(parseBody(source, 'marked'))
})

test('the same words in another syntax are others', () => {
  const source = 'so *they* say'

  expect(parseOnce(source, 'plain')).toEqual(parseBody(source, 'plain'))
  expect(parseOnce(source, 'marked')).toEqual(parseBody(source, 'marked'))
  expect(parseOnce(source, 'plain')).not.toEqual(parseOnce(source, 'marked'))
})

test('what nobody wanted for long is dropped, what is wanted again and again stays', () => {
  const [forgotten, wanted] = [parseOnce('forgotten', 'plain'), parseOnce('wanted', 'plain')]

  for (let number = 100; number < 200; number++) {
    parseOnce(longText(number), 'plain')
    parseOnce('wanted', 'plain')
  }

  expect(parseOnce('wanted', 'plain')).toBe(wanted)
  expect(parseOnce('forgotten', 'plain')).not.toBe(forgotten)
})
