import { type LogFormat, toCsv, toJson } from '@/lib/moderation/log-formats'
import type { LogEntry } from '@/lib/moderation/view'

const TYPES = { csv: 'text/csv; charset=utf-8; header=present', json: 'application/json; charset=utf-8' } as const

/** The log as a file, written while it is read: nobody holds all of it in memory. */
export function sendLog(pages: AsyncIterable<LogEntry[]>, format: LogFormat, now = new Date()): Response {
  const lines = format === 'csv' ? toCsv(pages) : toJson(pages)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await lines.next()
      if (done) stream.close()
      else stream.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="log-${now.toISOString().slice(0, 10)}.${format}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
