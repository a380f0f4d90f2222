import type { Block, Place, Syntax } from './blocks'
import { findInlines } from './find-inlines'
import { MAX_DEPTH } from './max-depth'
import { PLACE_PATTERN } from './place-pattern'
import { quotePositionOf } from './quote-token'
import { readMarked } from './read-marked'
import { parseWritten } from './written'

/** More than any comment may hold. Markdown parsers take quadratic time on hostile text, so beyond this it is read as plain. */
const MAX_MARKED_UNITS = 20_000
const MAX_MARKS = 1_000
const MARK = /[\n*_~`\\]/g
/** Lists and quotations take the parser quadratic time in their lines; nobody writes longer ones by hand. */
const MAX_NESTING_LINES = 100
const NESTING_LINE = /^\s*(?:[-+*>]|\d{1,9}[.)])/gm
const QUOTATION_MARK = /^ {0,3}> ?/
const QUOTATION_LINE = new RegExp(`^ {0,3}(?!${PLACE_PATTERN}(?![\\p{L}\\p{N}]))>`, 'u')

/**
 * Reads a stored source as blocks, with a `quote` where each quote's token stands.
 *
 * @param source as stored: a quote is a line that is exactly its token
 */
export function parseBody(source: string, syntax: Syntax): Block[] {
  const read = readerFor(source, syntax)
  const blocks: Block[] = []
  let words: string[] = []
  for (const line of source.split('\n')) {
    const position = quotePositionOf(line)
    if (position === null) words.push(line)
    else {
      blocks.push(...read(words), { kind: 'quote', position })
      words = []
    }
  }
  return [...blocks, ...read(words)]
}

function readerFor(source: string, syntax: Syntax): (lines: string[]) => Block[] {
  if (syntax === 'plain') return (lines) => readPlain(lines)
  return isTooMuch(source) ? readUnmarked : readMarked
}

function isTooMuch(source: string): boolean {
  return (
    source.length > MAX_MARKED_UNITS ||
    countOf(source, MARK) > MAX_MARKS ||
    countOf(source, NESTING_LINE) > MAX_NESTING_LINES
  )
}

function countOf(source: string, pattern: RegExp): number {
  return source.match(pattern)?.length ?? 0
}

/**
 * Lines of a plain source: own words, or a quotation with its lines without their marks; `naming` is the line before it
 * that says whose words they are (`>>9`), as it was written.
 */
export type Stretch =
  | { kind: 'words'; lines: string[] }
  | { kind: 'quotation'; naming: string | null; source: Place | null; passages: string[]; lines: string[] }

/** Tells the own words of a plain source from what stands after `>`; every line comes out, in order. */
export function cutQuotations(lines: string[]): Stretch[] {
  if (!lines.some((line) => QUOTATION_LINE.test(line))) return lines.length > 0 ? [{ kind: 'words', lines }] : []
  return parseWritten(lines.join('\n')).map((piece): Stretch => {
    if (piece.kind === 'words') return { kind: 'words', lines: piece.text.split('\n') }
    const { source, passages, raw } = piece
    const written = raw.split('\n')
    const [naming, marked] = source ? [written[0] ?? '', written.slice(1)] : [null, written]
    const unmarked = marked.map((line) => line.replace(QUOTATION_MARK, ''))
    return { kind: 'quotation', naming, source, passages, lines: unmarked }
  })
}

function readPlain(lines: string[], depth = 0): Block[] {
  if (depth > MAX_DEPTH) return readLines(lines, 'plain')
  return cutQuotations(lines).flatMap((stretch): Block[] => {
    if (stretch.kind === 'words') return readLines(stretch.lines, 'plain')
    const naming = stretch.naming === null ? [] : readLines([stretch.naming], 'plain')
    return [...naming, { kind: 'quotation', children: readPlain(stretch.lines, depth + 1) }]
  })
}

function readUnmarked(lines: string[]): Block[] {
  return readLines(lines, 'marked')
}

function readLines(lines: string[], syntax: Syntax): Block[] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', children: findInlines(line, syntax) }))
}
