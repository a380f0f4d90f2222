import NextAuth from 'next-auth'
import { loginPath } from '@/lib/kernel/paths'
import { answerRefusal, asRefusal } from './answer'
import { authOptions } from './auth'
import { safeNext } from './safe-next'
import { requireSameOrigin } from './same-origin'

type AuthContext = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own routes, behind the same check of origin as every other door, and leading nowhere but to this site. */
export async function openAuth(request: Request, context: AuthContext): Promise<Response> {
  try {
    if (request.method !== 'GET') requireSameOrigin(request.headers)
  } catch (error) {
    return answerRefusal(asRefusal(error))
  }
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  const wanted = isForm ? new URLSearchParams(await request.clone().text()).get('callbackUrl') : null
  const answer: Response = await NextAuth(authOptions())(request, context)
  return keepHere(answer, safeNext(wanted))
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
