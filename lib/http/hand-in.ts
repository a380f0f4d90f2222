import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { answerFailure } from './answer-failure'
import { findDirectDoor } from './direct-doors'
import { type HandedIn, STORE_BUSY } from './questions'
import { findKind } from './reading/find-kind'
import type { PageAnswer } from './reading-door'

/** More than any door takes; what is longer is cut here and refused there. */
const MAX_BODY_BYTES = 600_000

/**
 * Hands in as a message what is answered in another thread without the framework.
 *
 * @param forward takes everything else, and pages that are not there
 */
export function openHandingIn({ openDoor, openPage }: HandedIn, forward: RequestListener): RequestListener {
  return (request, response) => {
    const fail = (error: unknown) => answerFailure(error, response, error instanceof Error && error.name === STORE_BUSY)
    const { method = '', url = '' } = request
    const path = url.split('?')[0] ?? ''
    const found = findDirectDoor(method, path)
    if (found) {
      readUpTo(request, MAX_BODY_BYTES, (body) => {
        openDoor({ ...found, headers: headersOf(request), body }).then(
          (answer) => send(response, { ...answer, body: Buffer.from(answer.body) }),
          fail,
        )
      })
    } else if (isRead(method) && findKind(path)) {
      const { cookie, 'accept-encoding': encodings } = request.headers
      openPage({ url, cookie, encodings }).then((page) => {
        if (page) send(response, page, method)
        else forward(request, response)
      }, fail)
    } else forward(request, response)
  }
}

const isRead = (method: string) => method === 'GET' || method === 'HEAD'

/** Whoever breaks off before they have sent all of it has asked for nothing. */
function readUpTo(request: IncomingMessage, maxBytes: number, take: (body: string) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  const isTooLong = () => size > maxBytes
  const takeAll = () => take(new TextDecoder().decode(Buffer.concat(chunks)))
  request.on('data', (chunk: Buffer) => {
    // What is too long is answered, not cut off: the rest goes by unread, so that the connection is fit for the next one.
    if (isTooLong()) return
    chunks.push(chunk)
    size += chunk.length
    if (isTooLong()) takeAll()
  })
  request.once('end', () => {
    if (!isTooLong()) takeAll()
  })
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  )
}

function send(response: ServerResponse, { status, headers, body }: PageAnswer, method = 'GET'): void {
  response.writeHead(status, [...headers, 'content-length', String(body.length)])
  response.end(method === 'HEAD' ? undefined : body)
}
