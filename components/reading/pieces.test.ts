import { expect, test } from 'vitest'
import { PLACE, toPieces } from './pieces'

test('kept pieces stand in their places, as the very arrays that they are', () => {
  const kept = [Buffer.from('one'), Buffer.from('二')]

  const pieces = toPieces(`<a>${PLACE}<b>${PLACE}</b>`, kept)

  expect(pieces.map(({ bytes }) => String(bytes)).join('')).toBe('<a>one<b>二</b>')
  expect(pieces.flatMap(({ bytes, isKept }) => (isKept ? [bytes] : []))).toEqual(kept)
  expect(pieces[1]?.bytes).toBe(kept[0])
})

test('a text without places is one piece that is not kept', () => {
  expect(toPieces('<p>“words”</p>', [])).toEqual([{ bytes: Buffer.from('<p>“words”</p>'), isKept: false }])
})
