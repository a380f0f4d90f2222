import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { cookieNames, isSecureSite } from '@/lib/http/cookie-names'
import { isCsrfCookie, newCsrfCookie } from '@/lib/http/csrf'

const IS_DEVELOPMENT = process.env.NODE_ENV === 'development'

/** Gives every page its Content-Security-Policy, and the pages that log in or out next-auth's cookie. It guards nothing. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'))
  const cookie = missingCsrfCookie(request)
  if (cookie) request.cookies.set(cookie.name, cookie.value)

  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('cache-control', 'private, no-store')
  if (cookie) response.cookies.set({ ...cookie, httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() })
  return response
}

/** The cookie is set where a form of next-auth's is: on the login page, and on every page of somebody signed in. */
function missingCsrfCookie(request: NextRequest): { name: string; value: string } | null {
  const { csrf, session } = cookieNames()
  const hasForm =
    request.nextUrl.pathname === '/login' || request.nextUrl.pathname === '/logout' || request.cookies.has(session)
  if (!hasForm || isCsrfCookie(request.cookies.get(csrf)?.value)) return null
  return { name: csrf, value: newCsrfCookie() }
}

function contentSecurityPolicy(nonce: string): string {
  const development = IS_DEVELOPMENT ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${development}`,
    IS_DEVELOPMENT ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = {
  matcher: [{ source: '/((?!api/|_next/static|_next/image|icon.svg).*)' }],
}
