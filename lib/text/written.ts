import type { Place } from './blocks'
import { PLACE_PATTERN, placeOf } from './place-pattern'

/**
 * A stretch of lines as someone wrote them: own words, or a quote with its passages.
 * `source` is null where nobody said whose words the passages are; `raw` is what was written.
 */
export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'quote'; source: Place | null; passages: string[]; raw: string }

const SOURCE_LINE = new RegExp(`^ {0,3}${PLACE_PATTERN}\\s*$`)
const STARTS_WITH_PLACE = new RegExp(`^ {0,3}${PLACE_PATTERN}(?![\\p{L}\\p{N}])`, 'u')
const PASSAGE_MARK = /^ {0,3}> ?/
const CUT = /^\s*\[(?:…|\.\.\.)\]\s*$/

/** Reads the written form of a comment: a `>>9` line and the `>` lines under it are a quote, all else is words. */
export function parseWritten(body: string): Piece[] {
  const lines = body.split('\n')
  const pieces: Piece[] = []
  let words: string[] = []
  let at = 0
  while (at < lines.length) {
    const quote = readQuote(lines, at)
    if (quote.piece) {
      if (words.length > 0) pieces.push({ kind: 'words', text: words.join('\n') })
      words = []
      pieces.push(quote.piece)
    } else {
      for (const line of lines.slice(at, quote.end)) words.push(line)
    }
    at = quote.end
  }
  return words.length > 0 ? [...pieces, { kind: 'words', text: words.join('\n') }] : pieces
}

/** Gives the written form back, to the byte. */
export function printWritten(pieces: Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'words' ? piece.text : piece.raw)).join('\n')
}

/** @returns the quote that begins at a line, or no piece; `end` is where to read on, so that no line is read twice */
function readQuote(lines: string[], start: number): { piece: Piece | null; end: number } {
  const source = sourceOf(lines[start] ?? '')
  const first = source ? start + 1 : start
  let end = first
  while (isPassageLine(lines[end]) || (end > first && isBareCut(lines, end))) end += 1
  const passages = passagesOf(lines.slice(first, end))
  if (passages.length === 0) return { piece: null, end: Math.max(end, start + 1) }
  return { piece: { kind: 'quote', source, passages, raw: lines.slice(start, end).join('\n') }, end }
}

function sourceOf(line: string): Place | null {
  const match = SOURCE_LINE.exec(line)
  return match && placeOf(match[1], match[2])
}

function isPassageLine(line: string | undefined): boolean {
  return line !== undefined && PASSAGE_MARK.test(line) && !STARTS_WITH_PLACE.test(line)
}

/** A `[…]` without its `>` joins two passages only where `>` lines stand on both sides. */
function isBareCut(lines: string[], index: number): boolean {
  return CUT.test(lines[index] ?? '') && isPassageLine(lines[index - 1]) && isPassageLine(lines[index + 1])
}

function passagesOf(lines: string[]): string[] {
  const passages: string[][] = [[]]
  for (const line of lines) {
    const words = line.replace(PASSAGE_MARK, '')
    if (CUT.test(words)) passages.push([])
    else passages.at(-1)?.push(words)
  }
  return passages.map((passage) => passage.join('\n').trim()).filter((passage) => passage !== '')
}
