import styles from './enhance.module.css'
import type { Root } from './page.client'
import { type Brief, findBrief } from './source-brief.client'

const OPENS_AFTER_MS = 250
const CLOSES_AFTER_MS = 200
const APART_PX = 6

/** Links to comments and paragraphs tell what they lead to, when the mouse rests on them or the keyboard comes to them. */
export function showSource(root: Root): void {
  if (!('popover' in HTMLElement.prototype)) return
  const card = (root.querySelector('main') ?? document.body).appendChild(emptyCard())
  let shown: HTMLAnchorElement | null = null
  let timer = 0

  const later = (then: () => void, afterMs: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(then, afterMs)
  }
  const hide = () => {
    clearTimeout(timer)
    shown?.removeAttribute('aria-describedby')
    shown = null
    card.hidePopover()
  }
  const show = async (link: HTMLAnchorElement) => {
    hide()
    shown = link
    const brief = await findBrief(link)
    if (shown !== link || !brief) return
    fill(card, link, brief)
    card.showPopover()
    placeBy(card, link)
    link.setAttribute('aria-describedby', card.id)
  }

  root.addEventListener('pointerover', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType === 'touch') return
    const link = linkAt(event.target)
    if (isIn(card, event.target) || (link && link === shown)) clearTimeout(timer)
    else if (link) later(() => void show(link), OPENS_AFTER_MS)
  })
  root.addEventListener('pointerout', ({ target }) => {
    if (!linkAt(target) && !isIn(card, target)) return
    later(() => shown?.matches(':focus-visible') || hide(), CLOSES_AFTER_MS)
  })
  root.addEventListener('focusin', ({ target }) => {
    const link = linkAt(target)
    if (link?.matches(':focus-visible')) void show(link)
  })
  root.addEventListener('focusout', hide)
  root.addEventListener('click', ({ target }) => isIn(card, target) || hide())
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') hide()
  })
}

function emptyCard(): HTMLElement {
  const card = document.createElement('div')
  card.id = 'source'
  card.className = styles.source ?? ''
  card.popover = 'manual'
  card.role = 'tooltip'
  return card
}

/** A link to another place than the one it stands in. */
function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-jump]') : null
  return document.getElementById(link?.dataset.jump ?? '')?.contains(link) ? null : link
}

function isIn(card: HTMLElement, target: EventTarget | null): boolean {
  return target instanceof Node && card.contains(target)
}

function fill(card: HTMLElement, link: HTMLAnchorElement, { who, when, words }: Brief): void {
  const number = (link.dataset.jump ?? '').replace('c', '#').replace('p', '¶')
  card.replaceChildren(
    part('b', who),
    part('span', [number, when].filter(Boolean).join(' · ')),
    ...(words === '' ? [] : [part('p', words)]),
  )
}

function part(kind: string, words: string): HTMLElement {
  const element = document.createElement(kind)
  element.dir = 'auto'
  element.textContent = words
  return element
}

function placeBy(card: HTMLElement, link: HTMLAnchorElement): void {
  const { left, top, bottom } = link.getBoundingClientRect()
  const widest = document.documentElement.clientWidth - card.offsetWidth - APART_PX
  const below = bottom + APART_PX
  const above = top - APART_PX - card.offsetHeight
  const y = below + card.offsetHeight <= innerHeight || above < 0 ? below : above
  card.style.left = `${Math.max(APART_PX, Math.min(left, widest)) + scrollX}px`
  card.style.top = `${y + scrollY}px`
}
