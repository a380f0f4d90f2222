import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Kept, Packed } from './kept-pages'

type Coding = 'br' | 'gzip' | 'identity'

/** Whatever stands between reader and server may keep a page for everybody a second, and must ask again then. */
const SHARED = 'public, max-age=0, s-maxage=1, must-revalidate'
/** The address alone does not say what is on the page: only this browser may keep it, and must ask. */
const ONE_BROWSER = 'private, max-age=0, must-revalidate'

export type PageHeaders = { policy: string; isShared: boolean }

/** Sends a kept page as the reader's browser can unpack it, or tells it that what it has is still right. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Kept, given: PageHeaders): void {
  const coding = codingOf(request.headers['accept-encoding'])
  const { headers, body } = pack(page, coding, given)
  if (request.headers['if-none-match']?.includes(page.etag)) {
    response.writeHead(304, headers.slice(0, -2)).end()
    return
  }
  response.writeHead(page.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A page in one form with its headers, made once; the last header is its length. */
function pack(page: Kept, coding: Coding, { policy, isShared }: PageHeaders): Packed {
  const key = isShared ? coding : `${coding} for one`
  const known = page.packed.get(key)
  if (known) return known
  const body = page.packed.get(coding)?.body ?? encode(page.body, coding)
  const headers = [
    ...['content-type', 'text/html; charset=utf-8'],
    ...['etag', `"${page.etag}-${coding}"`],
    ...['cache-control', isShared ? SHARED : ONE_BROWSER],
    ...['vary', 'accept-encoding, cookie'],
    ...securityHeaders(policy),
    ...(coding === 'identity' ? [] : ['content-encoding', coding]),
    ...['content-length', String(body.length)],
  ]
  const packed = { headers, body }
  page.packed.set(key, packed)
  return packed
}

/** What every page says to browsers, besides what it is. */
export function securityHeaders(policy: string): string[] {
  return [
    ...['content-security-policy', policy],
    ...['referrer-policy', 'same-origin'],
    ...['x-content-type-options', 'nosniff'],
  ]
}

export function codingOf(accepted: string | string[] | undefined): Coding {
  const said = String(accepted ?? '')
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|;|$))/.test(said)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|;|$))/.test(said) ? 'gzip' : 'identity'
}

function encode(body: Buffer, coding: Coding): Buffer {
  if (coding === 'identity') return body
  return coding === 'br' ? brotli(body) : gzipSync(body, { level: 6 })
}

function brotli(body: Buffer): Buffer {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  return brotliCompressSync(body, { params })
}
