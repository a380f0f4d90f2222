import type { IncomingMessage } from 'node:http'

/**
 * A header as it was sent, the first of that name; undefined: it was not. Asking for `headers` makes an object of all of
 * them, which takes longer than all else that a kept page needs.
 *
 * @param name in lower case
 */
export function headerOf({ rawHeaders }: IncomingMessage, name: string): string | undefined {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const sent = rawHeaders[at]
    if (sent?.length === name.length && sent.toLowerCase() === name) return rawHeaders[at + 1]
  }
  return undefined
}
