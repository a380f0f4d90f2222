import type { HeadersSent } from './read-body'

/** The header in which the server in front of the pages notes where a request came from; whatever a client sends in it is dropped. */
export const ADDRESS_HEADER = 'x-engawa-address'

/** Where a request came from, for limits of pace. */
export function clientAddress(headers: HeadersSent): string {
  return headers.get(ADDRESS_HEADER) ?? 'unknown'
}
