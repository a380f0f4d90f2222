import { beforeEach, describe, expect, test } from 'vitest'
import { transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { afterNoon, aMember, anAdmin, noon } from '@/lib/testing/factories'
import { forgetEvents } from '@/lib/testing/forget-events'
import { nameKey } from '@/lib/text/names'
import { changeRole } from './change-role'
import { findReader, findViewer, hasAdmin, unclaimedKey } from './queries'
import { SESSION_MS, signIn } from './sign-in'
import { liftSuspension, suspendReader } from './suspend'
import type { Viewer } from './view'

describe('AUTH-4 on the next request', () => {
  let member: Viewer
  let session: string
  beforeEach(async () => {
    member = await aMember('Low Tide')
    session = (await signIn({ name: 'Low Tide', password: 'a veranda by the sea' }, '203.0.113.7', noon)) ?? ''
  })

  test('a new role is the viewer’s, and a lost one is not', async () => {
    await changeRole('house', 'Low Tide', 'moderator', noon)
    const raised = await findViewer(session, noon)
    await changeRole('house', 'Low Tide', 'reader', noon)
    const lowered = await findViewer(session, noon)

    expect([raised?.role, lowered?.role]).toEqual(['moderator', 'reader'])
  })

  test('a suspension is in force, with its reason, and ends by itself or when lifted', async () => {
    await suspendReader('house', 'Low Tide', { reason: 'spam', until: afterNoon(10) }, noon)
    const [during, after] = [await findViewer(session, afterNoon(9)), await findViewer(session, afterNoon(10))]
    await liftSuspension('house', 'Low Tide', noon)
    const lifted = await findViewer(session, noon)

    expect(during?.suspension).toEqual({ reason: 'spam', until: afterNoon(10).toISOString() })
    expect([after, lifted].map((viewer) => viewer?.suspension)).toEqual([null, null])
  })

  test('a session that has run out is nobody’s', async () => {
    const end = noon.getTime() + SESSION_MS

    expect(await findViewer(session, new Date(end - 1))).toMatchObject({ id: member.id })
    expect(await findViewer(session, new Date(end))).toBeNull()
  })

  test('a deleted account is signed out', async () => {
    await transaction(async (tx) => {
      await forgetEvents(tx)
      await tx.account.delete({ where: { id: member.id }, select: { id: true } })
    })

    expect(await findViewer(session, noon)).toBeNull()
  })

  test.each(['', 'nonsense', '\u0000', 'x'.repeat(10_000), '{"not":""}'])(
    'a session id that nobody gave out is nobody’s',
    async (id) => {
      expect(await findViewer(id, noon).catch(() => 'thrown')).toBeNull()
    },
  )
})

describe('a reader', () => {
  async function anUnclaimedName(name: string): Promise<void> {
    const row = {
      id: newId(),
      name,
      nameKey: unclaimedKey(name),
      skeleton: nameKey(name),
      isUnclaimed: true,
      createdAt: noon,
    }
    await transaction((tx) => tx.account.create({ data: row, select: { id: true } }))
  }

  test('is found by name, in any case; a claimed account before an unclaimed name', async () => {
    await anUnclaimedName('Low Tide')
    const unclaimed = await findReader('Low Tide')
    const { id } = await aMember('Pier Side')
    await anUnclaimedName('Pier Side')
    const claimed = await findReader('pier side')

    expect(unclaimed).toMatchObject({ name: 'Low Tide', isUnclaimed: true, memberSince: null })
    expect(claimed).toEqual({ id, name: 'Pier Side', isUnclaimed: false, memberSince: noon.toISOString() })
  })

  test.each(['Low Tide', '', '\u0000', 'a\u0000b', '\ud800', 'n'.repeat(10_000)])(
    'whom nobody knows is null',
    async (name) => {
      expect(await findReader(name)).toBeNull()
    },
  )
})

test('a new site has no admin, and then has one', async () => {
  const before = await hasAdmin()
  await anAdmin()

  expect([before, await hasAdmin()]).toEqual([false, true])
})
