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
  // Browsers drop tabs and line ends in addresses and take a backslash for a slash.
  if (!path?.startsWith('/') || /^\/[\\/]|[\\\u0000-\u0020]/.test(path) || !URL.canParse(path, base)) return otherwise
  const url = new URL(path, base)
  return url.origin === base ? url.pathname + url.search + url.hash : otherwise
}

function pathOfOwn(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.origin === settings().SITE_URL ? url.pathname + url.search + url.hash : null
}
