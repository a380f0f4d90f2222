import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Piece } from './built'

/** More takes longer than it saves for a page that is made for one reader. */
const LEVEL = 3
/** No name, no time, and whatever system. */
const BEGINNING = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** A last block with nothing in it. */
const LAST_BLOCK = Buffer.from([3, 0])

/** Gone with the piece itself. */
const packed = new WeakMap<Uint8Array, Buffer>()

/** Pieces as they follow on each other. */
export function joinPieces(pieces: Piece[]): Buffer {
  return Buffer.concat(pieces.map(({ bytes }) => bytes))
}

/**
 * Pieces as one gzip file. Each is packed by itself, up to the end of a byte, so that what was packed of a kept piece
 * before is copied; that is most of a page, and looks back to nothing but itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1952
 */
export function packPieces(pieces: Piece[]): Buffer {
  let [crc, length] = [0, 0]
  for (const { bytes } of pieces) {
    crc = crc32(bytes, crc)
    length += bytes.length
  }
  const end = Buffer.alloc(8)
  end.writeUInt32LE(crc, 0)
  end.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([BEGINNING, ...pieces.map(blocksOf), LAST_BLOCK, end])
}

function blocksOf({ bytes, isKept }: Piece): Buffer {
  const known = packed.get(bytes)
  if (known) return known
  const blocks = deflateRawSync(bytes, { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH })
  if (!isKept) return blocks
  // In memory of its own: what it was packed in is longer, and would be kept with it.
  const own = Buffer.allocUnsafeSlow(blocks.length)
  blocks.copy(own)
  packed.set(bytes, own)
  return own
}
