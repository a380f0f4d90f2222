import { type Block, nameOf } from './compose-block.client'
import { make } from './compose-element.client'
import { arrange, printSurface, type Surface } from './compose-surface.client'
import { makeWords } from './compose-words.client'
import { announce } from './page.client'
import styles from './surface.module.css'

const OFFERED_FOR_MS = 12_000

/**
 * Offers to bring a removed block back.
 *
 * @param field where its neighbouring words are now
 * @param start the words that stood before it
 */
export function offerUndo(surface: Surface, block: Block, field: HTMLTextAreaElement, start: string): void {
  const said = `The quote of ${nameOf(block).short} is removed.`
  const button = make('button', { type: 'button' }, 'Undo')
  const offer = make('p', { className: styles.undo ?? '' }, said, ' ', button)
  const end = () => {
    if (document.activeElement === button) setTimeout(end, OFFERED_FOR_MS)
    else offer.remove()
  }
  surface.undo = () => {
    surface.undo = null
    offer.remove()
    bringBack(surface, block, field, start)
  }
  const undo = surface.undo
  button.addEventListener('click', undo)
  surface.box.parentElement?.querySelector(`.${styles.undo}`)?.remove()
  surface.box.after(offer)
  setTimeout(end, OFFERED_FOR_MS)
  announce(`${said} Control Z brings it back.`)
}

function bringBack(surface: Surface, block: Block, field: HTMLTextAreaElement, start: string): void {
  const { fields, blocks } = surface
  const index = Math.max(fields.indexOf(field), 0)
  const text = fields[index]?.value ?? ''
  const at = text.startsWith(start) ? start.length : text.length
  fields.splice(index, 1, makeWords(text.slice(0, at)), makeWords(text.slice(at).trimStart()))
  blocks.splice(index, 0, block)
  arrange(surface)
  printSurface(surface)
  block.face.frame.focus()
  announce(`The quote of ${nameOf(block).short} is back.`)
}
