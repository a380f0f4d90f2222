import type { IncomingMessage, ServerResponse } from 'node:http'
import { withBody } from './read-body'

/** A handler of one of the API's routes, as it stands in `app/api`. */
export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** A route that is opened without the framework, which costs more than what is behind it; its address has named parts. */
export type DirectDoor = { method: string; pattern: RegExp; handler: Handler }

/** More than any door takes; what is longer is cut here and refused there. */
const MAX_BODY_BYTES = 600_000

/** Lets a request in by its own door; false: there is none for it. */
export async function openDirectly(
  doors: DirectDoor[],
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? ''
  for (const { method, pattern, handler } of doors) {
    const found = request.method === method ? pattern.exec(path) : null
    if (!found) continue
    const params = Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
    const answer = await handler(await toRequest(request, origin), { params: Promise.resolve(params) })
    await sendAnswer(answer, response)
    return true
  }
  return false
}

async function toRequest(request: IncomingMessage, origin: string): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const body = await readUpTo(request, MAX_BODY_BYTES)
  const url = new URL(request.url ?? '/', origin)
  return withBody(new Request(url, { method: request.method ?? 'POST', headers }), body)
}

async function readUpTo(request: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer<ArrayBuffer>[] = []
  let size = 0
  // What is too long is answered, not cut off.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const part = Buffer.from(chunk)
    chunks.push(part)
    size += part.length
    if (size > maxBytes) break
  }
  // The rest goes by unread, so that the connection is fit for the next request.
  request.resume()
  return Buffer.concat(chunks)
}

async function sendAnswer(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = [...answer.headers].flat()
  response.writeHead(answer.status, [...headers, 'content-length', String(body.length)])
  response.end(body)
}
