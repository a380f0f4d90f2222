import type { Block } from './blocks'
import { plainText } from './plain-text'

const BETWEEN_BLOCKS = '\n\n'

/** Where each quote of a comment stands in its own words: by its position, the offset at which the words after it begin. */
export function quotePlaces(blocks: Block[]): Map<number, number> {
  const places = new Map<number, number>()
  let at = 0
  for (const block of blocks) {
    if (block.kind === 'quote') places.set(block.position, at)
    if (block.kind === 'paragraph' || block.kind === 'list') at += plainText([block]).length + BETWEEN_BLOCKS.length
  }
  return places
}
