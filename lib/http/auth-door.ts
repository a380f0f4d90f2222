import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { loginPath } from '@/lib/kernel/paths'
import { Refusal } from '@/lib/kernel/refusal'
import { answerRefusal, asRefusal, toResponse } from './answer'
import { authOptions } from './auth'
import { readSentBody } from './read-body'
import { safeNext } from './safe-next'
import { requireSameOrigin } from './same-origin'

type AuthContext = { params: Promise<{ nextauth: string[] }> }

/** What is used of next-auth, as `METHOD action`. */
const USED = new Set([
  'GET csrf',
  'GET error',
  'GET providers',
  'GET session',
  'GET signin',
  'GET signout',
  'POST callback/credentials',
  'POST signin/credentials',
  'POST signout',
])
const MAX_AUTH_BYTES = 16 * 1024

/** next-auth's own routes, behind the same checks as every other door, and leading nowhere but to this site. */
export async function openAuth(request: Request, context: AuthContext): Promise<Response> {
  try {
    const action = `${request.method} ${(await context.params).nextauth.join('/')}`
    if (!USED.has(action)) throw new Refusal('not_found', 'There is nothing here.')
    if (request.method === 'GET') return keepHere(await NextAuth(authOptions())(request, context), '/')
    requireSameOrigin(request.headers)
    const fields = await readFields(request)
    const next = safeNext(fields.callbackUrl)
    return keepHere(await NextAuth(authOptions())(withFields(request, { ...fields, callbackUrl: next }), context), next)
  } catch (error) {
    return toResponse(answerRefusal(asRefusal(error)))
  }
}

/** The fields of a small form, or of JSON that says the same. */
async function readFields(request: Request): Promise<Record<string, string>> {
  const sent = await readSentBody(request, MAX_AUTH_BYTES)
  if (sent.kind === 'unread') throw sent.refusal
  if (sent.kind === 'form') return sent.fields
  const fields: [string, unknown][] =
    typeof sent.value === 'object' && sent.value !== null ? Object.entries(sent.value) : []
  return Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))
}

/** The request as next-auth gets it: its fields were read already, and where it leads was checked. */
function withFields(request: Request, fields: Record<string, string>): NextRequest {
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/x-www-form-urlencoded')
  headers.delete('content-length')
  return new NextRequest(request.url, { method: request.method, headers, body: new URLSearchParams(fields).toString() })
}

/** Where next-auth sends the browser, as a path of this site; after a failed sign-in back to the login page. */
function keepHere(answer: Response, next: string): Response {
  const location = answer.headers.get('location')
  if (location === null || !URL.canParse(location, 'http://here.invalid')) return answer
  const url = new URL(location, 'http://here.invalid')
  const error = url.searchParams.get('error')
  const isFailure = error !== null && url.pathname.startsWith('/api/auth/')
  const headers = new Headers(answer.headers)
  headers.set(
    'location',
    isFailure ? `${loginPath(next)}&${new URLSearchParams({ error })}` : safeNext(url.pathname + url.search + url.hash),
  )
  return new Response(null, { status: 303, headers })
}
