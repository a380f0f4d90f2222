import type { Block, Inline, Syntax } from './blocks'
import { cutQuotations, parseBody } from './parse-body'
import { quotePositionOf } from './quote-token'

/** The canonical own words of a comment, without its quotes and quotations: what others quote from. */
export function plainText(blocks: Block[]): string {
  return blocks.filter(isOwn).map(blockText).join('\n\n')
}

/** The canonical own words of a stored source; a plain one's lines to the byte, without its quotes and quotations. */
export function bodyText(source: string, syntax: Syntax): string {
  return syntax === 'marked' ? plainText(parseBody(source, syntax)) : ownLines(source).join('\n')
}

function ownLines(source: string): string[] {
  return cutQuotations(source.split('\n')).flatMap((stretch) => {
    if (stretch.kind === 'words') return stretch.lines.filter((line) => quotePositionOf(line) === null)
    return stretch.naming ?? []
  })
}

function isOwn(block: Block): boolean {
  return block.kind === 'paragraph' || block.kind === 'list'
}

function blockText(block: Block): string {
  if (block.kind === 'paragraph') return block.children.map(inlineText).join('')
  return block.kind === 'list' ? block.items.map(itemText).join('\n') : ''
}

function itemText(blocks: Block[]): string {
  return blocks.filter(isOwn).map(blockText).join('\n')
}

function inlineText(inline: Inline): string {
  if (inline.kind === 'break') return '\n'
  return 'children' in inline ? inline.children.map(inlineText).join('') : inline.text
}
