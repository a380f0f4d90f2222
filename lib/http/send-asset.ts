import type { IncomingMessage, ServerResponse } from 'node:http'
import { codingOf } from './kept/send-page'
import { findAsset } from './reading/assets'

/** Sends a file that pages load; its name says what is in it, so that it never changes. False: there is none. */
export function sendAsset(request: IncomingMessage, response: ServerResponse): boolean {
  const asset = findAsset((request.url ?? '').split('?')[0] ?? '')
  if (!asset) return false
  const coding = codingOf(request.headers['accept-encoding'])
  const packed = coding === 'br' ? asset.br : coding === 'gzip' ? asset.gzip : null
  const body = packed ?? asset.body
  response.writeHead(200, {
    'content-type': asset.type,
    'content-length': body.length,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    ...(packed ? { 'content-encoding': coding } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}
