import { parse } from 'cookie'
import { findViewer } from '@/lib/accounts/queries'
import type { Viewer } from '@/lib/accounts/view'
import { VIEW_COOKIE } from '@/lib/comments/view-choice'
import { cookieNames, isSecureSite } from './cookie-names'
import { isCsrfCookie, newCsrfCookie } from './csrf'
import { splitUrl } from './kept/address'
import { codingOf, securityHeaders } from './kept/send-page'
import { joinPieces, packPieces } from './reading/pack-pieces'
import { renderPieces } from './reading/render'
import { openSessionToken } from './session-token'

type Cookies = Record<string, string | undefined>

/** What of a request decides which page somebody gets. */
export type PageAsked = { url: string; cookie: string | undefined; encodings: string | string[] | undefined }

/** A page for one reader; headers as `writeHead` takes them, one after the other. */
export type PageAnswer = { status: number; headers: string[]; body: Uint8Array }

const NOTHING = new Uint8Array()

/** Renders a reading page for one reader and forgets it; null: it is none of these, or it is not there. */
export async function openPage({ url, cookie, encodings }: PageAsked, policy: string): Promise<PageAnswer | null> {
  const { pathname: path, search: query } = splitUrl(url)
  const cookies = parse(cookie ?? '')
  const viewer = await viewerOf(cookies)
  const csrf = viewer ? csrfFor(cookies) : null
  const made = await renderPieces({
    path,
    query: new URLSearchParams(query),
    viewer,
    csrfToken: csrf?.token ?? '',
    viewCookie: cookies[VIEW_COOKIE],
    now: new Date(),
  })
  if (!made) return null
  const headers = ['cache-control', 'private, no-store', ...securityHeaders(policy), ...(csrf?.setCookie ?? [])]
  if ('redirect' in made) return { status: 307, headers: [...headers, 'location', made.redirect], body: NOTHING }
  const isPacked = codingOf(encodings) !== 'identity'
  headers.push('content-type', 'text/html; charset=utf-8', 'vary', 'accept-encoding, cookie')
  if (isPacked) headers.push('content-encoding', 'gzip')
  return { status: made.status, headers, body: isPacked ? packPieces(made.pieces) : joinPieces(made.pieces) }
}

async function viewerOf(cookies: Cookies): Promise<Viewer | null> {
  const token = cookies[cookieNames().session]
  const sessionId = token ? await openSessionToken(token) : null
  return sessionId === null ? null : findViewer(sessionId)
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
