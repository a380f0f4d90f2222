import type { IncomingMessage, ServerResponse } from 'node:http'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Answers what no page or route should have to deal with: methods without a use, addresses that cannot be decoded. */
export function refuseAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
  const refused = faultOf(request)
  if (refused === null) return false
  response.writeHead(refused, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
  response.end(refused === 400 ? 'This address cannot be read.\n' : 'This method is not known here.\n')
  return true
}

function faultOf({ method = '', url = '' }: IncomingMessage): 400 | 405 | null {
  if (!METHODS.has(method)) return 405
  const path = url.split('?')[0] ?? ''
  if (!path.startsWith('/')) return 400
  try {
    return decodeURIComponent(path).includes('\0') ? 400 : null
  } catch (error) {
    if (error instanceof URIError) return 400
    throw error
  }
}
