import { parse } from 'cookie'
import type { HeadersSent } from './read-body'

/**
 * The value of a cookie that came with a request.
 *
 * @param headers of the request; not given: Next knows which page it is making
 */
export async function readCookie(name: string, headers?: HeadersSent): Promise<string | undefined> {
  const sent = (headers ?? (await pageHeaders())).get('cookie')
  return sent === null ? undefined : parse(sent)[name]
}

/** Asked for only here, so that a door that is given its request works without Next. */
async function pageHeaders(): Promise<HeadersSent> {
  const next = await import('next/headers')
  return next.headers()
}
