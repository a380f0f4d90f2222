import { Agent, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { pipeline } from 'node:stream'
import { answerFailure } from './answer-failure'
import { ADDRESS_HEADER } from './client-address'

/** What is between two ends of one connection and not for whoever is behind it. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'expect', 'upgrade', 'proxy-connection', ADDRESS_HEADER])
const MAX_IDLE = 256

/** Hands requests on over a socket of this machine, and their answers back. */
export function openForwarding(socketPath: string): (request: IncomingMessage, response: ServerResponse) => void {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: MAX_IDLE })
  return (request, response) => {
    const headers = [...endToEnd(request.rawHeaders), ADDRESS_HEADER, String(request.headers[ADDRESS_HEADER])]
    const out = send({ socketPath, agent, method: request.method, path: request.url, headers })
    out.once('error', (error) => answerFailure(error, response, true))
    response.once('close', () => {
      if (!response.writableFinished) out.destroy()
    })
    out.once('response', (answer) => {
      const { statusCode = 502, statusMessage = '', rawHeaders } = answer
      response.writeHead(statusCode, statusMessage, endToEnd(rawHeaders))
      // When the one end breaks off, so does the other.
      pipeline(answer, response, () => {
        // What nobody has read of the request goes by, so that the connection is fit for the next one.
        request.unpipe(out)
        request.resume()
      })
    })
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) out.end()
    else request.pipe(out)
  }
}

function endToEnd(rawHeaders: string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]]
    if (!OF_CONNECTION.has(name.toLowerCase())) kept.push(name, value)
  }
  return kept
}
