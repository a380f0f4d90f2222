import type { Problem } from './reading'

/** The largest article file that is read. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** The text of a file, or the one fault that keeps it from being text. */
export type Decoded = { text: string; notices: string[] } | { problem: Problem }

/** Reads the bytes of an article file as UTF-8; anything else is named, not guessed at. */
export function decodeFile(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return fault(null, 'the file is empty')
  if (bytes.length > MAX_FILE_BYTES) {
    return fault(null, `the file is too large: ${bytes.length} bytes; at most ${MAX_FILE_BYTES} (20 MB) are read`)
  }
  const other = otherEncoding(bytes)
  if (other) return other
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const text = decodeUtf8(bytes)
  if (text === null) return invalidUtf8(bytes)
  if (text.trim() === '') return fault(null, 'the file is empty: it holds nothing but white space')

  const notices: string[] = []
  if (hasBom) notices.push('the byte order mark (BOM) at the beginning was skipped')
  if (text.includes('\r\n')) notices.push('CRLF line ends were read as line ends')
  return { text: text.replaceAll('\r\n', '\n'), notices }
}

function fault(line: number | null, says: string): { problem: Problem } {
  return { problem: { line, says } }
}

function otherEncoding(bytes: Uint8Array): { problem: Problem } | null {
  const utf16 = fault(1, 'the file is UTF-16, save it as UTF-8')
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return utf16
  const firstNul = bytes.indexOf(0)
  if (firstNul === -1) return null
  return hasNulPattern(bytes) ? utf16 : fault(lineAt(bytes, firstNul), `the file is binary: byte ${firstNul} is NUL`)
}

/** UTF-16 text that is mostly ASCII has a NUL in every other byte, always on the same side. */
function hasNulPattern(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096)
  const nuls = [0, 0] satisfies [number, number]
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2 === 0 ? 0 : 1] += 1
  })
  const half = sample.length / 2
  return Math.max(...nuls) > half * 0.6 && Math.min(...nuls) < half * 0.05
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null // the one thing a fatal decoder throws for; the caller finds the place
  }
}

function invalidUtf8(bytes: Uint8Array): { problem: Problem } {
  const offset = firstInvalidByte(bytes)
  return fault(lineAt(bytes, offset), `the file is not valid UTF-8: byte ${offset} (counted from 0) fits no character`)
}

/** Halves the stretch that holds the fault: a streaming decoder accepts every prefix that ends before it. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (isValidPrefix(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  return isValidPrefix(bytes) ? bytes.length - 1 : valid
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let index = 0; index < offset; index += 1) if (bytes[index] === 0x0a) line += 1
  return line
}
