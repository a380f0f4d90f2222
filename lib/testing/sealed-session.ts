import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { forgetSettings } from '@/lib/kernel/settings'

const SECRET = 'a secret of these tests and of nothing else'
const DAY_MS = 24 * 60 * 60 * 1_000

/** Every test of a file has a secret to seal sessions with. */
export function sealWithSecret(): void {
  beforeAll(() => setSecret(SECRET))
  afterAll(() => {
    delete process.env.NEXTAUTH_SECRET
    forgetSettings()
  })
}

/** For as long as `work` takes, the site has another secret than the one that sessions were sealed with. */
export async function withOtherSecret<T>(work: () => Promise<T>): Promise<T> {
  setSecret(`${SECRET}, changed`)
  try {
    return await work()
  } finally {
    setSecret(SECRET)
  }
}

function setSecret(secret: string): void {
  process.env.NEXTAUTH_SECRET = secret
  forgetSettings()
}

/** The cookie of somebody who has just signed in. */
export async function aSession(who: Viewer, id = newId()): Promise<string> {
  const row = { id, accountId: who.id, createdAt: new Date(), expiresAt: new Date(Date.now() + DAY_MS) }
  await transaction((tx) => tx.session.create({ data: row, select: { id: true } }))
  return `next-auth.session-token=${await encode({ token: { sub: id }, secret: SECRET })}`
}
