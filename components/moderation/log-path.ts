import type { LogAsked } from '@/lib/moderation/view-log'

/** What of a filter is not empty, as an address says it. */
function queryOf({ decisions, ...words }: LogAsked, more: Record<string, string>): string {
  const given = Object.entries({ ...words, decisions: decisions ? '1' : '', ...more }).filter(
    ([, value]) => value !== '',
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** The log's page, narrowed as it is, before an act. */
export function logPath(asked: LogAsked, before?: number): string {
  return `/moderate/log${queryOf(asked, before === undefined ? {} : { before: String(before) })}`
}

/** The same acts as a file. */
export function logFilePath(asked: LogAsked, format: 'csv' | 'json'): string {
  return `/api/moderation/log${queryOf(asked, { format })}`
}
