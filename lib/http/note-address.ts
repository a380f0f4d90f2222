import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { settings } from '@/lib/kernel/settings'
import { ADDRESS_HEADER } from './client-address'

/** Notes where a request comes from; what a proxy says of it is believed only of a proxy that is trusted. */
export function noteAddress(request: IncomingMessage): void {
  const peer = request.socket.remoteAddress ?? 'unknown'
  const { TRUSTED_PROXIES } = settings()
  const said = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => isIP(address) > 0)
  const isTrusted = (address: string) => TRUSTED_PROXIES.includes(address.replace(/^::ffff:/, ''))
  const client = isTrusted(peer) ? (said.findLast((address) => !isTrusted(address)) ?? peer) : peer
  request.headers[ADDRESS_HEADER] = client
}
