/** A figure by row and column; null: not measured. */
export type Look = (row: string, column: string) => number | null

/** What the house claims of itself, and what has to be true of the measured figure. */
export type Claim = {
  part: string
  name: string
  /** the limit in words */
  limit: string
  unit?: string
  measure: (look: Look) => number | null
  holds: (value: number) => boolean
}

export const SIZES = [21, 200, 2_000, 20_000]
export const SMALL = 1_000
export const BIG = 1_000_000

export const atMost = (limit: number, unit = '') => ({
  limit: `≤ ${limit.toLocaleString('en')}`,
  unit,
  holds: (value: number) => value <= limit,
})
export const atLeast = (limit: number, unit = '') => ({
  limit: `≥ ${limit.toLocaleString('en')}`,
  unit,
  holds: (value: number) => value >= limit,
})
export const none = { limit: 'none', holds: (value: number) => value === 0 }

export const ratio = (above: number | null, below: number | null) =>
  above === null || below === null ? null : above / below

/** The worst of several; nothing where one of them was not measured. */
export function worst(values: (number | null)[], choose = Math.max): number | null {
  const known = values.flatMap((value) => (value === null ? [] : [value]))
  return known.length < values.length ? null : choose(...known)
}

export const sum = (values: (number | null)[]) =>
  worst(values, (...known) => known.reduce((total, value) => total + value, 0))
export const forSizes = (figure: (size: number) => number | null, choose = Math.max) => worst(SIZES.map(figure), choose)
