import type { Block, Syntax } from './blocks'
import { parseBody } from './parse-body'

/** In UTF-16 code units of the sources; with the blocks made of them some tens of megabytes at the most. */
const MAX_KEPT_UNITS = 4_000_000
/** What an entry takes besides its words, in the same measure. */
const ENTRY_UNITS = 100

type Kept = { blocks: Map<string, Block[]>; units: number }
const kept: Kept = { blocks: new Map(), units: 0 }

/**
 * Reads a stored source as `parseBody` does, or gives what was read of the same words before; nobody may change it.
 * Markdown takes most of the time that a page of comments needs, and words hardly ever change. They are kept by
 * themselves, not by whose they are: erasing an account changes the words of its wordings.
 */
export function parseOnce(source: string, syntax: Syntax): Block[] {
  const key = `${syntax} ${source}`
  const known = kept.blocks.get(key)
  const blocks = known ?? parseBody(source, syntax)
  // A map goes through its keys in the order in which they were set: what was wanted last stands last.
  if (known) kept.blocks.delete(key)
  else kept.units += unitsOf(key)
  kept.blocks.set(key, blocks)
  dropOldest()
  return blocks
}

function dropOldest(): void {
  for (const key of kept.blocks.keys()) {
    if (kept.units <= MAX_KEPT_UNITS) return
    kept.blocks.delete(key)
    kept.units -= unitsOf(key)
  }
}

function unitsOf(key: string): number {
  return key.length + ENTRY_UNITS
}
