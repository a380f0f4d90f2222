import type { Block, Syntax } from './blocks'
import { parseBody } from './parse-body'
import { plainText } from './plain-text'

/** A wording as it is stored. */
export type StoredWords = { source: string; syntax: Syntax; text: string }

/** Own words, and quotations whose source nobody knows: all of a body that is not somebody's comment already. */
export function writtenWords(text: string, blocks: Block[]): string {
  return [text, ...quotationsIn(blocks)].join('\n\n')
}

/** The same of a stored wording; it is read anew only where it can hold a quotation. */
export function storedWords({ source, syntax, text }: StoredWords): string {
  return source.includes('>') ? writtenWords(text, parseBody(source, syntax)) : text
}

/** Quotations without a source, those within others and within lists too: readers see them as the author typed them. */
function quotationsIn(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(quotationsIn)
    return block.kind === 'quotation' ? [plainText(block.children), ...quotationsIn(block.children)] : []
  })
}
