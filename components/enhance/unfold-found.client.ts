import type { Root } from './page.client'

/** A folded text that the browser scrolls, because something was found in it, opens. */
export function unfoldFound(root: Root): void {
  const unfold = (event: Event) => {
    const folded = event.target
    if (!(folded instanceof HTMLElement) || folded.scrollTop === 0) return
    const control = folded.parentElement?.matches('[data-fold]') ? folded.nextElementSibling : null
    if (!(control instanceof HTMLDetailsElement)) return
    const hiddenAbove = folded.scrollTop
    control.open = true
    scrollBy({ top: hiddenAbove, behavior: 'instant' })
  }
  root.addEventListener('scroll', unfold, { capture: true, passive: true })
}
