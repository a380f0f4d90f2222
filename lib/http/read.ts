import type { Viewer } from '@/lib/accounts/view'
import { Refusal } from '@/lib/kernel/refusal'
import { answerJson, answerRefusal, asRefusal, toResponse } from './answer'
import { currentViewer } from './viewer'
import type { Params, Route } from './write'

type Asked = { viewer: Viewer | null; params: Params; query: URLSearchParams; request: Request }

/** A door that only reads: what it finds as JSON; null is "not found". */
export function read(find: (asked: Asked) => Promise<unknown>): Route {
  return async (request, context) => {
    try {
      const params = await context.params
      const found = await find({
        viewer: await currentViewer(request.headers),
        params,
        query: new URL(request.url).searchParams,
        request,
      })
      if (found === null) throw new Refusal('not_found', 'There is nothing here.')
      return toResponse(answerJson(found))
    } catch (error) {
      return toResponse(answerRefusal(asRefusal(error)))
    }
  }
}
