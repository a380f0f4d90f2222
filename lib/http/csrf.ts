import { createHash, randomBytes } from 'node:crypto'
import { authSecret } from './auth'
import { cookieNames } from './cookie-names'
import { readCookie } from './read-cookie'

/** A value for next-auth's own cookie against forged requests: a token, and its hash with our secret. */
export function newCsrfCookie(): string {
  const token = randomBytes(32).toString('hex')
  return `${token}|${hashOf(token)}`
}

/** Whether a cookie's value was made here. */
export function isCsrfCookie(value: string | undefined): boolean {
  const [token, hash] = value?.split('|') ?? []
  return token !== undefined && hash === hashOf(token)
}

/**
 * The token that a form of next-auth's carries; `proxy.ts` has made sure that the cookie is there.
 *
 * @param headers of the request; not given: Next knows which page it is making
 */
export async function csrfToken(headers?: Headers): Promise<string> {
  return (await readCookie(cookieNames().csrf, headers))?.split('|')[0] ?? ''
}

function hashOf(token: string): string {
  return createHash('sha256').update(`${token}${authSecret()}`).digest('hex')
}
