import type { Root } from './page.client'

const COUNTS = '/api/moderation/counts'
const EVERY_MS = 10_000

/** Keeps saying how much waits, as long as somebody looks. */
export function countWaiting(root: Root): void {
  const look = async () => {
    if (document.hidden) return
    const response = await fetch(COUNTS, { headers: { accept: 'application/json' } }).catch(() => null)
    if (response?.ok) show(root, await response.json())
  }
  setInterval(() => void look(), EVERY_MS)
  document.addEventListener('visibilitychange', () => void look())
}

function show(root: Root, counts: Record<string, number>): void {
  const waiting = Object.values(counts).reduce((sum, count) => sum + count, 0)
  for (const place of root.querySelectorAll<HTMLElement>('[data-count]')) {
    const count = place.dataset.count === 'waiting' ? waiting : counts[place.dataset.count ?? '']
    if (count === undefined) continue
    place.textContent = String(count)
    place.hidden = place.dataset.count === 'waiting' && count === 0 && place.closest('nav[aria-label=Desk]') !== null
  }
  const cameIn = root.querySelector<HTMLElement>('[data-came-in]')
  if (cameIn) cameIn.hidden = waiting === 0
}
