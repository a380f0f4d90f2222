import { settings } from '@/lib/kernel/settings'

/** Whether cookies go over https alone. */
export const isSecureSite = () => settings().SITE_URL.startsWith('https:')

/** The names of next-auth's cookies on this site. */
export function cookieNames() {
  return isSecureSite()
    ? { session: '__Secure-next-auth.session-token', csrf: '__Host-next-auth.csrf-token' }
    : { session: 'next-auth.session-token', csrf: 'next-auth.csrf-token' }
}
