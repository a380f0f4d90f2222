import { answerRefusal, asRefusal, toResponse } from '@/lib/http/answer'
import { parseQuery } from '@/lib/http/parse-query'
import { read } from '@/lib/http/read'
import { currentViewer } from '@/lib/http/viewer'
import type { Route } from '@/lib/http/write'
import { exportLog } from '@/lib/moderation/export-log'
import { LogExport, LogFilter, LogQuery } from '@/lib/moderation/log-filter'
import { listLog } from '@/lib/moderation/queries-log'
import { requireModerator } from '@/lib/moderation/rules'
import { sendLog } from './send-log'

/** With `format` all of it as a file, else a page. */
export const GET: Route = (request, context) =>
  new URL(request.url).searchParams.has('format') ? save(request, context) : list(request, context)

const list = read(async ({ viewer, query }) => {
  const moderator = requireModerator(viewer)
  return listLog(moderator, parseQuery(LogQuery, query))
})

const save: Route = async (request) => {
  try {
    const moderator = requireModerator(await currentViewer(request.headers))
    const query = new URL(request.url).searchParams
    const { format } = parseQuery(LogExport, query)
    return sendLog(exportLog(moderator, parseQuery(LogFilter, query)), format)
  } catch (error) {
    return toResponse(answerRefusal(asRefusal(error)))
  }
}
