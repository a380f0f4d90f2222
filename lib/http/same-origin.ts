import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import type { HeadersSent } from './read-body'

/**
 * Refuses a request that another site may have made a browser send: it must say that it comes from here.
 *
 * @throws {Refusal} forbidden
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function requireSameOrigin(headers: HeadersSent): void {
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')]
  const isOurs = origin !== null && (origin === settings().SITE_URL || isHost(origin, headers.get('host')))
  if (isOurs && (site === null || site === 'same-origin')) return
  throw new Refusal(
    'forbidden',
    `This request does not come from ${settings().SITE_URL}. (Site owners: is SITE_URL right?)`,
  )
}

/** Whether an origin is the very host that was asked, which no other site's page can claim to be. */
function isHost(origin: string, host: string | null): boolean {
  return host !== null && URL.canParse(origin) && new URL(origin).host === host
}
