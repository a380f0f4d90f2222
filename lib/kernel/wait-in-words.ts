const MINUTE_MS = 60_000

/** How long somebody has to wait, as a sentence says it. */
export function waitInWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  if (seconds < 90) return `${seconds} seconds`
  const minutes = Math.ceil(ms / MINUTE_MS)
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
