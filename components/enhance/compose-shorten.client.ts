import { type Block, nameOf, passagesOf, rewrite, showBlock } from './compose-block.client'
import { beginShortening, followChange, passagesLeft } from './compose-cuts.client'
import { fitToWords } from './compose-words.client'
import { announce } from './page.client'

/** Makes a block's words editable: they can be taken away, and what is left stays verbatim. */
export function shorten(block: Block): void {
  const { field } = block.face
  block.whole ??= passagesOf(block)
  block.shortening = beginShortening(passagesOf(block))
  field.value = block.shortening.text
  showBlock(block)
  fitToWords(field)
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

/** Follows a change of the words that are left. */
export function followShortening(block: Block): void {
  const { shortening, face } = block
  if (!shortening) return
  block.shortening = followChange(shortening, face.field.value, face.field.selectionEnd)
  fitToWords(face.field)
  const left = passagesLeft(block.shortening)
  if (left.length > 0) rewrite(block, left)
}

/** Ends shortening; a quote of which nothing was left has its words again. */
export function endShortening(block: Block): void {
  if (!block.shortening) return
  if (block.whole && passagesLeft(block.shortening).length === 0) rewrite(block, block.whole)
  block.shortening = null
  showBlock(block)
}

/** Gives a block the words again that it had before it was shortened. */
export function restore(block: Block): void {
  if (block.whole) rewrite(block, block.whole)
  if (block.shortening) shorten(block)
  announce(`The whole quote of ${nameOf(block).short} is back.`)
}
