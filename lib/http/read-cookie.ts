import { parse } from 'cookie'
import type { HeadersSent } from './read-body'

/**
 * The value of a cookie that came with a request.
 *
 * @param headers of the request; not given: Next knows which page it is making
 */
export async function readCookie(name: string, headers?: HeadersSent): Promise<string | undefined> {
  return cookieIn(headers ?? (await pageHeaders()), name)
}

/** The value of a cookie among these headers. */
export function cookieIn(headers: HeadersSent, name: string): string | undefined {
  const sent = headers.get('cookie')
  return sent === null ? undefined : parse(sent)[name]
}

/** Asked for only here, so that a door that is given its request works without Next. */
async function pageHeaders(): Promise<HeadersSent> {
  const next = await import('next/headers')
  return next.headers()
}
