import type { Block, Inline, Syntax } from './blocks'
import { parseBody } from './parse-body'
import { quotePositionOf } from './quote-token'

/** The canonical own words of a comment, without its quotes and quotations: what others quote from. */
export function plainText(blocks: Block[]): string {
  return blocks.filter(isOwn).map(blockText).join('\n\n')
}

/** The canonical own words of a stored source; a plain one to the byte, but for its quotes' lines. */
export function bodyText(source: string, syntax: Syntax): string {
  if (syntax === 'marked') return plainText(parseBody(source, syntax))
  return source
    .split('\n')
    .filter((line) => quotePositionOf(line) === null)
    .join('\n')
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
