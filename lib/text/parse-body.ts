import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import type { Block, Syntax } from './blocks'
import { findInlines } from './find-inlines'
import { prepareMarked } from './prepare-marked'
import { quotePositionOf } from './quote-token'
import { toBlocks } from './to-blocks'

const NOT_OURS = {
  disable: {
    null: [
      'autolink',
      'characterReference',
      'codeFenced',
      'codeIndented',
      'definition',
      'headingAtx',
      'htmlFlow',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
      'setextUnderline',
      'thematicBreak',
    ],
  },
}
const OPTIONS = {
  extensions: [gfmStrikethrough({ singleTilde: false }), NOT_OURS],
  mdastExtensions: [gfmStrikethroughFromMarkdown()],
}

/** More than any comment may hold. Markdown parsers take quadratic time on hostile text, so beyond this it is read as plain. */
const MAX_MARKED_UNITS = 20_000
const MAX_MARKS = 1_000
const MARK = /[\n*_~`\\]/g
/** Lists and quotations take the parser quadratic time in their lines; nobody writes longer ones by hand. */
const MAX_NESTING_LINES = 100
const NESTING_LINE = /^\s*(?:[-+*>]|\d{1,9}[.)])/gm

/**
 * Reads a stored source as blocks, with a `quote` where each quote's token stands.
 *
 * @param source as stored: a quote is a line that is exactly its token
 */
export function parseBody(source: string, syntax: Syntax): Block[] {
  const read = syntax === 'plain' ? readPlain : isTooMuch(source) ? readUnmarked : readMarked
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

function readPlain(lines: string[]): Block[] {
  return readLines(lines, 'plain')
}

function readUnmarked(lines: string[]): Block[] {
  return readLines(lines, 'marked')
}

function readLines(lines: string[], syntax: Syntax): Block[] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', children: findInlines(line, syntax) }))
}

function readMarked(lines: string[]): Block[] {
  return toBlocks(fromMarkdown(prepareMarked(lines), OPTIONS).children)
}
