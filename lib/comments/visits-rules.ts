/** Who stays away from a thread for longer than this comes back to it anew. */
const AWAY_MS = 30 * 60 * 1_000

/** A visit that was not repeated for so long is forgotten. */
const KEPT_MS = 365 * 24 * 60 * 60 * 1_000

/** What is remembered of a reader in a thread: `since` is what counts as new for them, `seenAt` when they last saw it. */
export type Visit = { since: Date; seenAt: Date }

/** The instant before which a reader must have seen a thread last to come back to it anew. */
export function awaySince(now: Date): Date {
  return new Date(now.getTime() - AWAY_MS)
}

/** The instant before which visits are forgotten. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS)
}

/** What is new to a reader who looks at a thread: everything shown after this. The marks stay while they go on reading. */
export function newSince({ since, seenAt }: Visit, now: Date): Date {
  return seenAt < awaySince(now) ? seenAt : since
}
