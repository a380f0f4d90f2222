import type { Look } from './claim'
import { CLAIMS } from './claims'
import type { Results } from './results-file'

/** What became of a claim; `holds` is null where it was not measured in full. */
export type Judged = {
  part: string
  name: string
  limit: string
  unit: string
  measured: number | null
  holds: boolean | null
  isQuick: boolean
}

/** Holds what was measured against what the house claims; what was skipped proves nothing. */
export function judge(results: Results): Judged[] {
  return CLAIMS.map(({ part, name, limit, unit = '', measure, holds }) => {
    const result = results.parts[part]
    const look: Look = (row, column) => result?.rows.find((one) => one.row === row)?.figures[column] ?? null
    const value = result === undefined || result.skipped !== null ? null : measure(look)
    const measured = value === null || Number.isNaN(value) ? null : value
    const isQuick = result?.isQuick ?? false
    return { part, name, limit, unit, measured, holds: measured === null ? null : holds(measured), isQuick }
  })
}
