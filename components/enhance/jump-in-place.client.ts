import { onClick, type Root } from './page.client'

/** Permalinks of what is on this page lead there at once, and Back leads back. */
export function jumpInPlace(root: Root): void {
  onClick(root, 'a[data-jump]', (link, event) => {
    const place = link.dataset.jump ?? ''
    if (!document.getElementById(place)) return
    event.preventDefault()
    location.hash = place
  })
}
