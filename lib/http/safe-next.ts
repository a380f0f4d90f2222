import { settings } from '@/lib/kernel/settings'

/**
 * A return address that stays on this site, whatever was asked for: a path with its query and fragment.
 *
 * @returns `otherwise` for everything that could lead elsewhere
 */
export function safeNext(wanted: unknown, otherwise = '/'): string {
  if (typeof wanted !== 'string' || wanted.length > 2_000) return otherwise
  const base = 'http://here.invalid'
  const path = wanted.startsWith('http') ? pathOfOwn(wanted) : wanted
  if (!path?.startsWith('/') || hasTricks(path) || !URL.canParse(path, base)) return otherwise
  const url = new URL(path, base)
  return url.origin === base ? url.pathname + url.search + url.hash : otherwise
}

function pathOfOwn(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.origin === settings().SITE_URL ? url.pathname + url.search + url.hash : null
}

/** A second slash or a backslash leads to another host; blanks and control characters can hide one. */
function hasTricks(path: string): boolean {
  return path.startsWith('//') || path.includes('\\') || [...path].some((character) => character <= ' ')
}
