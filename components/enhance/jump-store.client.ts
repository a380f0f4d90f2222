import type { Sought } from './mark-passage.client'

/** A link that was followed: the id where it leads, what to look for there, and the id it stood in ('' elsewhere). */
export type Jump = Sought & { place: string; origin: string; isBack: boolean }

const NAME = 'engawa-jump'
const MAX_AGE_MS = 30_000

/** Hands a jump over to the page that opens next in this tab; without storage that page opens at the comment all the same. */
export function handOver(jump: Jump): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ ...jump, at: Date.now() }))
  } catch (refused) {
    console.warn(refused)
  }
}

/** Whether another page has handed something over. */
export function hasJump(): boolean {
  try {
    return sessionStorage.getItem(NAME) !== null
  } catch {
    return false
  }
}

/** Takes what was handed over, once; null when there is nothing or it is too old. */
export function takeOver(): Jump | null {
  try {
    const jump: (Jump & { at: number }) | null = JSON.parse(sessionStorage.getItem(NAME) ?? 'null')
    sessionStorage.removeItem(NAME)
    return jump && Date.now() - jump.at < MAX_AGE_MS ? jump : null
  } catch {
    return null
  }
}
