import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { parse } from 'cookie'
import { findViewer } from '@/lib/accounts/queries'
import type { Viewer } from '@/lib/accounts/view'
import { VIEW_COOKIE } from '@/lib/comments/view-choice'
import { settings } from '@/lib/kernel/settings'
import { cookieNames, isSecureSite } from './auth'
import { isCsrfCookie, newCsrfCookie } from './csrf'
import { addressOf, keyOf, splitUrl } from './kept/address'
import { type Kept, KeptPages, type Made } from './kept/kept-pages'
import { codingOf, securityHeaders, sendPage } from './kept/send-page'
import { findAsset } from './reading/assets'
import { type Found, findLoader } from './reading/find-loader'
import { readingPolicy } from './reading/policy'
import { renderReading } from './reading/render'
import { openSessionToken } from './session-token'

type Watching = { catchUp: () => void; isSound: () => boolean }

/** Addresses as they are typed, to what is kept under them: most readers come by few ways. */
const MAX_KNOWN_ADDRESSES = 10_000
const MAX_KNOWN_CHARACTERS = 1_000
const PACK_LEVEL = 3

/** The door of the reading pages, which are answered without Next: from memory where they are the same for everybody. */
export async function openReadingDoor(watch: Watching) {
  const policy = await readingPolicy()
  const pages = new KeptPages({
    make: makePage,
    maxBytes: settings().KEPT_PAGES_MB,
    catchUp: oncePerTurn(watch.catchUp),
    isSound: watch.isSound,
  })
  const known = new Map<string, string>()

  /** Sends what is at hand; false: it takes more than that. */
  function sendReady(request: IncomingMessage, response: ServerResponse): boolean {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || request.headers.cookie !== undefined) return false
    const key = known.get(request.url ?? '')
    const page = key === undefined ? null : pages.findReady(key)
    if (!page) return false
    sendPage(request, response, page, { policy, isShared: true })
    return true
  }

  /** Answers with a page; false: it is none of these, or it is not there. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = request.url ?? ''
    const found = findLoader(url.split('?')[0] ?? '')
    if (!found) return false
    const cookies = parse(request.headers.cookie ?? '')
    const viewer = await viewerOf(cookies)
    const key = viewer ? null : sharedKey(found, url, cookies)
    if (key === null) return answerOne({ request, response, policy }, cookies, viewer)
    const page = await pages.find(key)
    if (page) sendKept(request, response, { key, page })
    return page !== null
  }

  function sendKept(request: IncomingMessage, response: ServerResponse, kept: { key: string; page: Kept }): void {
    const isShared = request.headers.cookie === undefined
    if (isShared) remember(request.url ?? '', kept.key)
    sendPage(request, response, kept.page, { policy, isShared })
  }

  function remember(url: string, key: string): void {
    if (url.length > MAX_KNOWN_CHARACTERS) return
    known.delete(url)
    known.set(url, key)
    const oldest = known.keys().next().value
    if (known.size > MAX_KNOWN_ADDRESSES && oldest !== undefined) known.delete(oldest)
  }

  return { pages, sendReady, answer }
}

/**
 * Looks once for all that is asked in the same turn of the event loop: whoever has seen the answer to a write asks in a
 * later one.
 */
function oncePerTurn(look: () => void): () => void {
  let hasLooked = false
  return () => {
    if (hasLooked) return
    hasLooked = true
    setImmediate(() => {
      hasLooked = false
    })
    look()
  }
}

export type ReadingDoor = Awaited<ReturnType<typeof openReadingDoor>>

async function makePage(key: string): Promise<Made | null> {
  const { path, query, choice } = addressOf(key)
  const made = await renderReading({ path, query, viewer: null, csrfToken: '', viewCookie: choice, now: new Date() })
  if (!made || 'redirect' in made) return null
  const { articleId, ...page } = made
  return { ...page, dependsOn: articleId === null ? 'everything' : { articleId } }
}

/** Under what a page is kept for everybody; null: it is made for one reader, or leads on. */
function sharedKey(found: Found, url: string, cookies: Cookies): string | null {
  if (found.page === null || found.asks === null) return null
  return keyOf(url, found.asks, cookies[VIEW_COOKIE])
}

type Cookies = Record<string, string | undefined>
type Asked = { request: IncomingMessage; response: ServerResponse; policy: string }

async function viewerOf(cookies: Cookies): Promise<Viewer | null> {
  const token = cookies[cookieNames().session]
  const sessionId = token ? await openSessionToken(token) : null
  return sessionId === null ? null : findViewer(sessionId)
}

/** Renders a page for one reader and forgets it. */
async function answerOne(
  { request, response, policy }: Asked,
  cookies: Cookies,
  viewer: Viewer | null,
): Promise<boolean> {
  const { pathname: path, search: query } = splitUrl(request.url ?? '')
  const csrf = viewer ? csrfFor(cookies) : null
  const made = await renderReading({
    path,
    query: new URLSearchParams(query),
    viewer,
    csrfToken: csrf?.token ?? '',
    viewCookie: cookies[VIEW_COOKIE],
    now: new Date(),
  })
  if (!made) return false
  const headers = ['cache-control', 'private, no-store', ...securityHeaders(policy), ...(csrf?.setCookie ?? [])]
  if ('redirect' in made) {
    response.writeHead(307, [...headers, 'location', made.redirect]).end()
    return true
  }
  const isPacked = codingOf(request.headers['accept-encoding']) !== 'identity'
  const body = isPacked ? gzipSync(made.html, { level: PACK_LEVEL }) : Buffer.from(made.html)
  headers.push('content-type', 'text/html; charset=utf-8', 'vary', 'accept-encoding, cookie')
  if (isPacked) headers.push('content-encoding', 'gzip')
  headers.push('content-length', String(body.length))
  response.writeHead(made.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

/** The token that the form for logging out needs, and the cookie that goes with it where the browser has none. */
function csrfFor(cookies: Cookies): { token: string; setCookie: string[] } {
  const { csrf } = cookieNames()
  const sent = cookies[csrf]
  const value = sent !== undefined && isCsrfCookie(sent) ? sent : newCsrfCookie()
  const token = value.split('|')[0] ?? ''
  if (value === sent) return { token, setCookie: [] }
  const cookie = `${csrf}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax${isSecureSite() ? '; Secure' : ''}`
  return { token, setCookie: ['set-cookie', cookie] }
}

/** Sends a file that pages load; its name says what is in it, so that it never changes. */
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
