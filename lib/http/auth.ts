import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { Credentials as Given } from '@/lib/accounts/schema'
import { SESSION_MS, signIn } from '@/lib/accounts/sign-in'
import { signOut } from '@/lib/accounts/sign-out'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import { ADDRESS_HEADER } from './client-address'
import { isSecureSite } from './cookie-names'

/** The secret that signs sessions; `start` has refused to run without one. */
export function authSecret(): string {
  const secret = settings().NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set.')
  return secret
}

/** How next-auth signs people in: it seals the id of a session that the store keeps, and nothing else. */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: isSecureSite(),
    session: { strategy: 'jwt', maxAge: SESSION_MS / 1_000 },
    pages: { signIn: '/login', signOut: '/logout', error: '/login' },
    providers: [
      Credentials({
        credentials: { name: { label: 'Name or e-mail address' }, password: { label: 'Password', type: 'password' } },
        async authorize(credentials, request) {
          const given = Given.safeParse(credentials)
          if (!given.success) return null
          const address: unknown = request.headers?.[ADDRESS_HEADER]
          const id = await signIn(given.data, typeof address === 'string' ? address : 'unknown').catch(asErrorCode)
          return id === null ? null : { id }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id } : { sub: token.sub ?? '' }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sub) await signOut(token.sub)
      },
    },
  }
}

/** next-auth hands the words of an error to the login page; ours are codes that it has words for. */
function asErrorCode(error: unknown): never {
  throw new Error(error instanceof Refusal ? error.code : 'unavailable')
}
