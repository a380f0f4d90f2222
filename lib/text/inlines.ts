import type { Block, Inline } from './blocks'

/** Every run of words in a tree of blocks, in order, those inside others included. */
export function inlinesOf(blocks: Block[]): Inline[] {
  return blocks.flatMap(inlinesIn)
}

function inlinesIn(block: Block): Inline[] {
  switch (block.kind) {
    case 'paragraph':
      return block.children.flatMap(withInner)
    case 'list':
      return block.items.flatMap(inlinesOf)
    case 'quotation':
      return inlinesOf(block.children)
    case 'quote':
      return []
  }
}

function withInner(inline: Inline): Inline[] {
  return 'children' in inline ? [inline, ...inline.children.flatMap(withInner)] : [inline]
}
