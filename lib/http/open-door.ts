import { textOf } from './answer'
import type { DirectAnswer, DirectDoorName, DirectRequest } from './direct-doors'
import { withBody } from './read-body'

/** A handler of one of the API's routes, as it stands in `app/api`. */
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
export type Handlers = Record<DirectDoorName, Handler>

/** Answers requests that were handed in at their own doors. */
export function openDoors(handlers: Handlers, origin: string): (asked: DirectRequest) => Promise<DirectAnswer> {
  return async ({ door, params, method, url, headers, body }) => {
    const request = withBody(new Request(new URL(url, origin), { method, headers }), body)
    const answer = await handlers[door](request, { params: Promise.resolve(params) })
    return { status: answer.status, headers: [...answer.headers].flat(), body: await textOf(answer) }
  }
}
