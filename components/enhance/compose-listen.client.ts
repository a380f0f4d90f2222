import { actOn } from './compose-acts.client'
import { isAct } from './compose-block.client'
import { onBlockKey, onWordsKey } from './compose-keys.client'
import { endShortening, followShortening } from './compose-shorten.client'
import { printSurface, type Surface, settleField, writeOn } from './compose-surface.client'

/** Longer than a press: what is pressed must not move away from under the finger. */
const AFTER_PRESS_MS = 300

/** Lets a surface hear what is done on it. */
export function listen(surface: Surface): void {
  const { box } = surface
  box.addEventListener('input', (event) => onInput(surface, event))
  box.addEventListener('compositionend', (event) => settle(surface, event))
  box.addEventListener('keyup', (event) => settle(surface, event))
  box.addEventListener('pointerup', (event) => settle(surface, event))
  box.addEventListener('focusout', (event) => onLeave(surface, event))
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const block = blockAt(surface, event)
    if (block) onBlockKey(surface, block, event)
    else onWordsKey(surface, event)
  })
  box.addEventListener('click', (event) => {
    if (event.target === box) writeOn(surface)
    if (!(event.target instanceof HTMLElement)) return
    const [act, block] = [event.target.closest('button')?.dataset.act, blockAt(surface, event)]
    if (block && isAct(act)) actOn(surface, block, act)
  })
}

function onInput(surface: Surface, event: Event): void {
  // The body says it again, with all that is written.
  event.stopPropagation()
  const block = blockAt(surface, event)
  surface.undo = null
  if (block) followShortening(block)
  else settle(surface, event)
  printSurface(surface)
}

function settle(surface: Surface, event: Event): void {
  const field = event.target
  const isComposing = 'isComposing' in event && event.isComposing
  if (!(field instanceof HTMLTextAreaElement) || isComposing || !field.value.includes('>')) return
  settleField(surface, field, field.selectionStart === field.selectionEnd ? field.selectionEnd : 0)
}

function onLeave(surface: Surface, event: FocusEvent): void {
  const { target: left, relatedTarget: next } = event
  const block = blockAt(surface, event)
  if (block && next instanceof Node && block.face.frame.contains(next)) return
  const settleLeft = () => {
    const active = document.activeElement
    if (block?.shortening && !block.face.frame.contains(active)) {
      endShortening(block)
      printSurface(surface)
    }
    if (!block && left instanceof HTMLTextAreaElement && left !== active) settleField(surface, left, null)
  }
  setTimeout(settleLeft, AFTER_PRESS_MS)
}

function blockAt({ blocks }: Surface, { target }: Event) {
  return blocks.find(({ face }) => target instanceof Node && face.frame.contains(target))
}
