import { findViewer } from '@/lib/accounts/queries'
import type { Viewer } from '@/lib/accounts/view'
import { cookieNames } from './cookie-names'
import type { HeadersSent } from './read-body'
import { cookieIn, readCookie } from './read-cookie'
import { openSessionToken } from './session-token'

/**
 * Whoever sends this request, by role and status of this moment; null: signed out, or a token that says nothing true.
 *
 * @param headers of the request; not given: Next knows which page it is making
 */
export async function currentViewer(headers?: HeadersSent): Promise<Viewer | null> {
  const { session } = cookieNames()
  const token = headers ? cookieIn(headers, session) : await readCookie(session)
  const sessionId = token ? await openSessionToken(token) : null
  return sessionId === null ? null : findViewer(sessionId)
}
