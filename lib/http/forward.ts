import { Agent, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { pipeline } from 'node:stream'
import { answerFailure } from './answer-failure'
import { ADDRESS_HEADER } from './client-address'

/** What is between two ends of one connection and not for whoever is behind it. */
const OF_CONNECTION = ['connection', 'keep-alive', 'expect', 'upgrade', 'proxy-connection', 'trailer']
const NOT_FOR_BACK = new Set([...OF_CONNECTION, ADDRESS_HEADER])
/** How long an answer is, is said to the client anew. */
const NOT_FOR_CLIENT = new Set([...OF_CONNECTION, ADDRESS_HEADER, 'transfer-encoding'])
const MAX_IDLE = 256

/** Hands requests on over a socket of this machine, and their answers back. */
export function openForwarding(socketPath: string): (request: IncomingMessage, response: ServerResponse) => void {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: MAX_IDLE })
  return (request, response) => {
    const headers = [
      ...without(NOT_FOR_BACK, request.rawHeaders),
      ADDRESS_HEADER,
      String(request.headers[ADDRESS_HEADER]),
    ]
    const out = send({ socketPath, agent, method: request.method, path: request.url, headers })
    out.once('error', (error) => answerFailure(error, response, true))
    response.once('close', () => {
      if (!response.writableFinished) out.destroy()
    })
    out.once('response', (answer) => {
      const { statusCode = 502, statusMessage = '', rawHeaders } = answer
      response.writeHead(statusCode, statusMessage, without(NOT_FOR_CLIENT, rawHeaders))
      // When the one end breaks off, so does the other.
      pipeline(answer, response, () => {
        // What nobody has read of the request goes by, so that the connection is fit for the next one.
        request.unpipe(out)
        request.resume()
        // A connection that waits for the rest of a request is fit for no other one.
        if (!out.writableEnded) out.destroy()
      })
    })
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) out.end()
    else request.pipe(out)
  }
}

function without(names: Set<string>, rawHeaders: string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]]
    if (!names.has(name.toLowerCase())) kept.push(name, value)
  }
  return kept
}
