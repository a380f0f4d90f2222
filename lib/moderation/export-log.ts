import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import type { LogFilter } from './log-filter'
import { readLogPage } from './queries-log'
import type { LogEntry } from './view'

const ENTRIES_PER_READ = 500

/**
 * All of the log that a filter leaves, newest first and page by page, however much it is.
 *
 * @throws {Refusal} not_found (the viewer is no moderator), before anything is read
 */
export function exportLog(
  viewer: Viewer | null,
  filter: LogFilter,
  perRead = ENTRIES_PER_READ,
): AsyncGenerator<LogEntry[], void> {
  return readAll(requireRight(viewer, 'exportLog'), filter, perRead)
}

async function* readAll(moderator: Viewer, filter: LogFilter, perRead: number): AsyncGenerator<LogEntry[], void> {
  let before: number | null | undefined
  while (before !== null) {
    const { entries, next } = await readLogPage(moderator, filter, perRead, before)
    if (entries.length > 0) yield entries
    before = next
  }
}
