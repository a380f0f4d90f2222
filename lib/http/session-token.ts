import { decode } from 'next-auth/jwt'
import { authSecret } from './auth'

/** Opening a token takes longer than all else that a request asks of the session. */
const MAX_KEPT = 5_000
type Opened = { sessionId: string; untilMs: number }

let kept = new Map<string, Opened>()
let keptSecret = ''

/**
 * The id of the session that a token seals; null: it was not sealed here, or its time is over. Whether that session still
 * stands only the store knows.
 */
export async function openSessionToken(token: string, now = Date.now()): Promise<string | null> {
  const secret = authSecret()
  if (secret !== keptSecret) [kept, keptSecret] = [new Map(), secret]
  const known = kept.get(token)
  kept.delete(token)
  const opened = known && known.untilMs > now ? known : await unseal(token, secret)
  if (opened) keep(token, opened)
  return opened?.sessionId ?? null
}

async function unseal(token: string, secret: string): Promise<Opened | null> {
  try {
    const content = await decode({ token, secret })
    return content?.sub ? { sessionId: content.sub, untilMs: untilMsOf(content.exp) } : null
  } catch (error) {
    // A token that cannot be opened is as good as none.
    if (error instanceof Error) return null
    throw error
  }
}

/** A token that says no end is opened each time. */
function untilMsOf(exp: unknown): number {
  return typeof exp === 'number' ? exp * 1_000 : 0
}

/** The one used last stands last; the one that was not used for longest goes. */
function keep(token: string, opened: Opened): void {
  kept.set(token, opened)
  const oldest = kept.keys().next().value
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
}
