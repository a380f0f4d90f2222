import { type Act, type Block, nameOf, rewrite } from './compose-block.client'
import { joinWords, movePast } from './compose-parts.client'
import { endShortening, restore, shorten } from './compose-shorten.client'
import { arrange, printSurface, type Surface, writeOn } from './compose-surface.client'
import { offerUndo } from './compose-undo.client'
import { announce } from './page.client'

const DOING: Record<Act, (surface: Surface, block: Block) => void> = {
  up: (surface, block) => moveBlock(surface, block, -1),
  down: (surface, block) => moveBlock(surface, block, 1),
  remove: removeBlock,
  shorten: (surface, block) => (block.shortening ? change(surface, block, endShortening) : shorten(block)),
  restore: (surface, block) => change(surface, block, restore),
  use: (surface, block) => change(surface, block, takeNearest),
}

/** Does what a button of a block says. */
export function actOn(surface: Surface, block: Block, act: Act): void {
  DOING[act](surface, block)
}

function change(surface: Surface, block: Block, doing: (block: Block) => void): void {
  doing(block)
  printSurface(surface)
  // The button that was pressed may be gone.
  if (!block.shortening) block.face.acts.shorten.focus()
}

/** Moves a block past the next paragraph or quote; what had the focus keeps it. */
export function moveBlock(surface: Surface, block: Block, step: -1 | 1): void {
  const { fields, blocks } = surface
  const focused = document.activeElement
  const from = blocks.indexOf(block)
  const moved = movePast(
    fields.map((field) => field.value),
    from,
    step,
  )
  if (!moved) {
    announce(step < 0 ? 'There is nothing before it.' : 'There is nothing after it.')
    return
  }
  blocks.splice(from, 1)
  blocks.splice(moved.at, 0, block)
  for (const [index, field] of fields.entries()) field.value = moved.words[index] ?? ''
  arrange(surface)
  printSurface(surface)
  if (focused instanceof HTMLElement) focused.focus()
  announce(`Quote ${moved.at + 1} of ${blocks.length} is now ${placeOf(surface, moved.at)}.`)
}

/** Takes a block away and goes on writing where it was; it can be brought back for a while. */
export function removeBlock(surface: Surface, block: Block): void {
  const { fields, blocks } = surface
  const index = blocks.indexOf(block)
  const [before, after] = [fields[index], fields[index + 1]]
  if (!before || !after) return
  endShortening(block)
  const start = joinWords([before.value])
  before.value = joinWords([start, after.value])
  fields.splice(index + 1, 1)
  blocks.splice(index, 1)
  arrange(surface)
  printSurface(surface)
  writeOn(surface, index, start.length)
  offerUndo(surface, block, before, start)
}

function takeNearest(block: Block): void {
  const nearest = block.verdict?.nearest
  if (!nearest) return
  rewrite(block, [nearest])
  announce('The passage is replaced.')
}

function placeOf({ fields, blocks }: Surface, index: number): string {
  const words = joinWords([fields[index + 1]?.value ?? ''])
  const next = blocks[index + 1]
  if (words === '') return next ? `before the quote of ${nameOf(next).short}` : 'at the end'
  return `before “${words.slice(0, 30).replace(/\s+/g, ' ').replace(/\.$/, '')}${words.length > 30 ? '…' : ''}”`
}
