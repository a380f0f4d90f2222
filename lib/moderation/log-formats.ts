import { stringify } from 'csv-stringify/sync'
import type { LogEntry } from './view'

/** What the log can be saved as. */
export const LOG_FORMATS = ['csv', 'json'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

/** Without it Excel takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff'

const COLUMNS = {
  id: ({ id }: LogEntry) => String(id),
  at: ({ at }: LogEntry) => at,
  by: ({ actor }: LogEntry) => actor ?? 'the house',
  kind: ({ kind }: LogEntry) => kind,
  did: ({ did }: LogEntry) => did,
  article: ({ article }: LogEntry) => article?.slug ?? '',
  title: ({ article }: LogEntry) => article?.title ?? '',
  comment: ({ comment }: LogEntry) => (comment ? String(comment.number) : ''),
  author: ({ comment }: LogEntry) => comment?.author ?? '',
  reader: ({ reader }: LogEntry) => reader ?? '',
  rule: ({ rule }: LogEntry) => rule ?? '',
  words: ({ note }: LogEntry) => note ?? '',
  change: ({ detail }: LogEntry) => detail ?? '',
}

/**
 * The log as a table that spreadsheets open: what could be taken for a formula begins with an apostrophe.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export async function* toCsv(pages: AsyncIterable<LogEntry[]>): AsyncGenerator<string, void> {
  yield BYTE_ORDER_MARK + toLines([Object.keys(COLUMNS)])
  for await (const entries of pages)
    yield toLines(entries.map((entry) => Object.values(COLUMNS).map((cell) => cell(entry))))
}

function toLines(rows: string[][]): string {
  // A line break of any kind within a cell must not be taken for the end of a line.
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

/** The log as one JSON document, an act a line. */
export async function* toJson(pages: AsyncIterable<LogEntry[]>): AsyncGenerator<string, void> {
  yield '{"entries":['
  let separator = '\n'
  for await (const entries of pages) {
    yield separator + entries.map((entry) => JSON.stringify(entry)).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}
