import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { joinPieces, packPieces } from './pack-pieces'

const words = (seed: number, count: number) =>
  Buffer.from(Array.from({ length: count }, (_, n) => `<p>${(seed * 7_919 + n * n * 31) % 9_973} “lamp”</p>`).join(''))
const fresh = (bytes: Uint8Array) => ({ bytes, isKept: false })
const kept = (bytes: Uint8Array) => ({ bytes, isKept: true })

test('what is unpacked are the pieces as they follow on each other', () => {
  const [style, list] = [words(1, 900), words(2, 3_000)]
  const pages = [
    [fresh(words(3, 40))],
    [fresh(words(4, 3)), kept(style), fresh(words(5, 700)), kept(list), fresh(words(6, 50))],
    [fresh(words(7, 3)), kept(style), fresh(Buffer.alloc(0)), kept(list), fresh(words(8, 2_000))],
    [kept(list), kept(list), kept(style)],
    [fresh(Buffer.alloc(0))],
    [],
  ]

  for (const pieces of pages) expect(gunzipSync(packPieces(pieces)).equals(joinPieces(pieces))).toBe(true)
})

test('pieces take hardly more than the whole', () => {
  const pieces = [fresh(words(4, 3)), kept(words(1, 900)), fresh(words(5, 700)), kept(words(2, 3_000))]

  const whole = gzipSync(joinPieces(pieces), { level: 3 })

  expect(packPieces(pieces).length).toBeLessThan(1.05 * whole.length)
})

test('a fresh piece is packed as it is now', () => {
  const bytes = words(9, 10)
  packPieces([fresh(bytes)])
  bytes.fill('x')

  expect(gunzipSync(packPieces([fresh(bytes)])).equals(bytes)).toBe(true)
})
