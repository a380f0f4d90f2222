import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { findViewer } from '@/lib/accounts/queries'
import type { Viewer } from '@/lib/accounts/view'
import { authSecret, cookieNames } from './auth'

/** Whoever sends this request, by role and status of this moment; null: signed out, or a token that says nothing true. */
export async function currentViewer(): Promise<Viewer | null> {
  const token = (await cookies()).get(cookieNames().session)?.value
  if (!token) return null
  const sessionId = await sessionIdOf(token)
  return sessionId === null ? null : findViewer(sessionId)
}

async function sessionIdOf(token: string): Promise<string | null> {
  try {
    const content = await decode({ token, secret: authSecret() })
    return content?.sub ?? null
  } catch (error) {
    // A token that cannot be opened is as good as none.
    if (error instanceof Error) return null
    throw error
  }
}
