import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerFailure } from './answer-failure'
import { type DirectAnswer, type DirectRequest, findDirectDoor } from './direct-doors'
import { STORE_BUSY } from './questions'

/** More than any door takes; what is longer is cut here and refused there. */
const MAX_BODY_BYTES = 600_000

type Open = (asked: DirectRequest) => Promise<DirectAnswer>

/**
 * Hands a request in at its own door, whole, and sends the answer; false: there is no such door for it.
 *
 * @param open asks the thread that answers
 */
export function handIn(open: Open, request: IncomingMessage, response: ServerResponse): boolean {
  const found = findDirectDoor(request.method, (request.url ?? '').split('?')[0] ?? '')
  if (!found) return false
  readUpTo(request, MAX_BODY_BYTES, (body) => {
    const { method = '', url = '' } = request
    open({ ...found, method, url, headers: headersOf(request), body }).then(
      (answer) => sendAnswer(answer, response),
      (error: unknown) => answerFailure(error, response, error instanceof Error && error.name === STORE_BUSY),
    )
  })
  return true
}

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

function sendAnswer({ status, headers, body }: DirectAnswer, response: ServerResponse): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, [...headers, 'content-length', String(bytes.length)])
  response.end(bytes)
}
