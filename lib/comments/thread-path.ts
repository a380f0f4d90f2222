/** Digits of one level: a thread holds fewer than a million comments. */
const DIGITS = 6
const MAX_LEVELS = 20

/**
 * Where a comment stands in its thread: the numbers of those it answers, outermost first, and its own. Such paths sort as
 * a threaded page is read, and every answer's path begins with that of what it answers. Answers deeper than twenty levels
 * stand beside each other on the twentieth.
 *
 * @param parentPath the path of the comment that it answers; null: it answers none
 */
export function threadPathOf(parentPath: string | null, number: number): string {
  const above = (parentPath ?? '').slice(0, (MAX_LEVELS - 1) * DIGITS)
  return above + String(number).padStart(DIGITS, '0')
}

/** How deep a path stands, from 0 for a comment that answers none. */
export function depthOf(path: string): number {
  return Math.max(0, path.length / DIGITS - 1)
}

/** The number of the comment whose path it is. */
export function numberOf(path: string): number {
  return Number(path.slice(-DIGITS))
}

/** The path of the comment that a path's own thread begins with. */
export function starterOf(path: string): string {
  return path.slice(0, DIGITS)
}

/** A text behind a path and everything that stands under it, and before everything else, whatever the collation. */
export function endOf(path: string): string {
  return `${path}z`
}
