import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import type { Block } from './blocks'
import { findInlines } from './find-inlines'
import { prepareMarked } from './prepare-marked'
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

const BLANK = /^[ \t]*$/
/** Whatever could mean anything else than itself in our Markdown; a line without it is words. */
const NOT_PROSE = /[*_~`\\>\0\t\r\v\f]|^\s|\s$|^(?:[-+]|\d{1,9}[.)])/

/**
 * Reads words with marks. Most paragraphs have none, and the parser takes some hundred times as long to find that out:
 * it gets the others alone, those that stand together in one. (No text comes in with a byte order mark, which it drops.)
 */
export function readMarked(lines: string[]): Block[] {
  const blocks: Block[] = []
  let marked: string[] = []
  for (const paragraph of paragraphsOf(lines)) {
    if (paragraph.some((line) => NOT_PROSE.test(line))) {
      marked.push(...(marked.length > 0 ? [''] : []), ...paragraph)
      continue
    }
    blocks.push(...readMarkdown(marked), readProse(paragraph))
    marked = []
  }
  return [...blocks, ...readMarkdown(marked)]
}

/** The same by the parser, whatever the words. */
export function readMarkdown(lines: string[]): Block[] {
  return lines.length === 0 ? [] : toBlocks(fromMarkdown(prepareMarked(lines), OPTIONS).children)
}

/** The stretches between blank lines. */
function paragraphsOf(lines: string[]): string[][] {
  const paragraphs: string[][] = []
  let wasBlank = true
  for (const line of lines) {
    const isBlank = BLANK.test(line)
    if (!isBlank && wasBlank) paragraphs.push([line])
    else if (!isBlank) paragraphs.at(-1)?.push(line)
    wasBlank = isBlank
  }
  return paragraphs
}

function readProse(lines: string[]): Block {
  const children = lines.flatMap((line, index) => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...findInlines(line, 'marked'),
  ])
  return { kind: 'paragraph', children }
}
