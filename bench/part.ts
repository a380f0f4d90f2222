import type { Sheet } from './sheet'

/** How a part is to run; `folder` is empty and its own. */
export type Run = { isQuick: boolean; isLong: boolean; folder: string }

/** Thrown by a part that cannot be measured on this machine, with the words why. */
export class Skipped extends Error {
  override readonly name = 'Skipped'
}

export type Part = (sheet: Sheet, run: Run) => Promise<void>

/** What browsers say they can read. */
export const BROWSER_ENCODINGS = 'gzip, deflate, br, zstd'
