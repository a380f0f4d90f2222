import { actOn, moveBlock, removeBlock } from './compose-acts.client'
import type { Block } from './compose-block.client'
import { type Surface, writeOn } from './compose-surface.client'

/** Keys in a field of words: its edges lead to the quotes beside it. */
export function onWordsKey(surface: Surface, event: KeyboardEvent): void {
  const field = surface.fields.find((one) => one === event.target)
  if (!field || event.shiftKey || event.altKey) return
  if (surface.undo && event.key === 'z' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    surface.undo()
    return
  }
  const beside = blockBeside(surface, field, event.key)
  if (!beside) return
  event.preventDefault()
  beside.face.frame.focus()
}

function blockBeside({ fields, blocks }: Surface, field: HTMLTextAreaElement, key: string): Block | undefined {
  const index = fields.indexOf(field)
  const isBack = key === 'ArrowUp' || key === 'Backspace'
  const isOn = key === 'ArrowDown' || key === 'Delete'
  if (isBack && field.selectionEnd === 0) return blocks[index - 1]
  return isOn && field.selectionStart === field.value.length ? blocks[index] : undefined
}

/** Keys on a block and its buttons. */
export function onBlockKey(surface: Surface, block: Block, event: KeyboardEvent): void {
  const { face } = block
  const isDone =
    event.target === face.field
      ? shortenKey(surface, block, event.key)
      : moveKey(surface, block, event) || removeKey(surface, block, event)
  const isOnFigure = event.target === face.frame && !event.altKey
  if (isDone || (isOnFigure && figureKey(surface, block, event.key))) event.preventDefault()
}

function shortenKey(surface: Surface, block: Block, key: string): boolean {
  const isEnd = key === 'Escape' || key === 'Enter'
  if (isEnd) actOn(surface, block, 'shorten')
  return isEnd
}

function moveKey(surface: Surface, block: Block, { key, altKey }: KeyboardEvent): boolean {
  const isMove = altKey && (key === 'ArrowUp' || key === 'ArrowDown')
  if (isMove) moveBlock(surface, block, key === 'ArrowUp' ? -1 : 1)
  return isMove
}

function removeKey(surface: Surface, block: Block, { key, repeat }: KeyboardEvent): boolean {
  const isRemoval = key === 'Delete' || key === 'Backspace'
  // A key that is held down has meant the words.
  if (isRemoval && !repeat) removeBlock(surface, block)
  return isRemoval
}

function figureKey(surface: Surface, block: Block, key: string): boolean {
  const index = surface.blocks.indexOf(block)
  if (key === 'ArrowUp') writeOn(surface, index)
  else if (key === 'ArrowDown') writeOn(surface, index + 1, 0)
  else if (key === 'Enter') actOn(surface, block, 'shorten')
  else return false
  return true
}
