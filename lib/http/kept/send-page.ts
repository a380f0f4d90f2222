import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { headerOf } from './header-of'
import type { Kept } from './kept-pages'

const packGzip: (body: Buffer, options: { level: number }) => Promise<Buffer> = promisify(gzip)
const packBrotli: (body: Buffer, options: { params: Record<number, number> }) => Promise<Buffer> =
  promisify(brotliCompress)

const CODINGS = ['br', 'gzip', 'identity'] as const
type Coding = (typeof CODINGS)[number]

/** Whatever stands between reader and server may keep a page for everybody a second, and must ask again then. */
const SHARED = 'public, max-age=0, s-maxage=1, must-revalidate'
/** The address alone does not say what is on the page: only this browser may keep it, and must ask. */
const ONE_BROWSER = 'private, max-age=0, must-revalidate'

export type PageHeaders = { policy: string; isShared: boolean }

/** Sends a kept page as the reader's browser can unpack it, if it lies there in that form; false: it must be packed first. */
export function sendPacked(
  request: IncomingMessage,
  response: ServerResponse,
  page: Kept,
  given: PageHeaders,
): boolean {
  const packed = page.packed.get(formOf(codingFor(request), given))
  if (!packed) return false
  packed.isUsed = true
  const { headers, body } = packed
  if (headerOf(request, 'if-none-match')?.includes(page.etag)) {
    response.writeHead(304, headers.slice(0, -2)).end()
    return true
  }
  response.writeHead(page.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

/** Packs a page as this reader's browser can unpack it: once, and beside everything else that is going on. */
export async function packFor(request: IncomingMessage, page: Kept, given: PageHeaders): Promise<void> {
  await packAs(page, codingFor(request), given)
}

/** Packs a page in the forms in which readers had the one before it, so that none of them has to wait for that. */
export async function packLike(page: Kept, before: Kept, policy: string): Promise<void> {
  for (const coding of CODINGS) {
    for (const isShared of [true, false]) {
      const form = formOf(coding, { isShared })
      if (before.packed.get(form)?.isUsed) await packAs(page, coding, { policy, isShared })
    }
  }
}

async function packAs(page: Kept, coding: Coding, given: PageHeaders): Promise<void> {
  const form = formOf(coding, given)
  if (page.packed.has(form)) return
  let packing = page.packing.get(coding)
  if (!packing) {
    packing = encode(page.body, coding)
    packing.catch(() => page.packing.delete(coding))
    page.packing.set(coding, packing)
  }
  const body = await packing
  page.packed.set(form, { headers: headersOf(page, coding, body.length, given), body, isUsed: false })
}

function formOf(coding: Coding, { isShared }: { isShared: boolean }): string {
  return isShared ? coding : `${coding} for one`
}

/** The last of them is the length. */
function headersOf({ etag }: Kept, coding: Coding, length: number, { policy, isShared }: PageHeaders): string[] {
  return [
    ...['content-type', 'text/html; charset=utf-8'],
    ...['etag', `"${etag}-${coding}"`],
    ...['cache-control', isShared ? SHARED : ONE_BROWSER],
    ...['vary', 'accept-encoding, cookie'],
    ...securityHeaders(policy),
    ...(coding === 'identity' ? [] : ['content-encoding', coding]),
    ...['content-length', String(length)],
  ]
}

/** What every page says to browsers, besides what it is. */
export function securityHeaders(policy: string): string[] {
  return [
    ...['content-security-policy', policy],
    ...['referrer-policy', 'same-origin'],
    ...['x-content-type-options', 'nosniff'],
  ]
}

/** What browsers say that they accept differs little from one to the next. */
const MAX_KNOWN = 100
const known = new Map<string, Coding>()

function codingFor(request: IncomingMessage): Coding {
  const accepted = headerOf(request, 'accept-encoding') ?? ''
  const coding = known.get(accepted) ?? codingOf(accepted)
  if (known.size < MAX_KNOWN) known.set(accepted, coding)
  return coding
}

export function codingOf(accepted: string | string[] | undefined): Coding {
  const said = String(accepted ?? '')
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|;|$))/.test(said)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|;|$))/.test(said) ? 'gzip' : 'identity'
}

async function encode(body: Buffer, coding: Coding): Promise<Buffer> {
  if (coding === 'identity') return body
  if (coding === 'gzip') return packGzip(body, { level: 6 })
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  return packBrotli(body, { params })
}
