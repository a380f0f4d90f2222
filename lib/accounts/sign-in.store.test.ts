import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { closeDb } from '@/lib/db/close'
import { afterNoon, aMember, noon } from '@/lib/testing/factories'
import { findViewer } from './queries'
import { SESSION_MS, signIn } from './sign-in'
import { signOut } from './sign-out'
import { signUp } from './sign-up'

const HOME = '203.0.113.7'
const RIGHT = 'a veranda by the sea'
const WRONG = 'a veranda by the lake'

beforeEach(async () => {
  await signUp({ name: 'Low Tide', email: 'Low.Tide@harbour.example', password: RIGHT }, '198.51.100.1', noon)
})

describe('signing in', () => {
  test.each(['Low Tide', 'low tide', 'LOW_TIDE', 'low.tide@HARBOUR.example'])(
    'as %s opens a session of that account',
    async (name) => {
      const session = await signIn({ name, password: RIGHT }, HOME, noon)

      expect(await findViewer(session ?? '', noon)).toMatchObject({ name: 'Low Tide', role: 'reader' })
    },
  )

  test('takes a password in another normal form for the same', async () => {
    await aMember('High Tide', 'Caf\u00e9 on the ｐier')

    expect(await signIn({ name: 'High Tide', password: 'Cafe\u0301 on the pier' }, HOME, noon)).not.toBeNull()
  })

  test.each([
    ['a wrong password', 'Low Tide', WRONG],
    ['an unknown name', 'High Tide', RIGHT],
    ['an unknown address', 'high@harbour.example', RIGHT],
    ['a filter', '{"not":""}', RIGHT],
    ['a NUL', 'Low Tide\u0000', WRONG],
    ['a NUL in an address', 'low\u0000@harbour.example', WRONG],
  ])('with %s is null, and no session is written', async (_, name, password) => {
    expect(await signIn({ name, password }, HOME, noon)).toBeNull()
    expect(await db().session.count()).toBe(0)
  })

  test('clears sessions that have run out, and ends none that has not', async () => {
    const first = await signIn({ name: 'Low Tide', password: RIGHT }, HOME, noon)
    const second = await signIn({ name: 'Low Tide', password: RIGHT }, HOME, afterNoon(1))

    await signIn({ name: 'Low Tide', password: RIGHT }, HOME, new Date(noon.getTime() + SESSION_MS))

    const ids = (await db().session.findMany({ select: { id: true } })).map(({ id }) => id)
    expect([ids.includes(first ?? ''), ids.includes(second ?? ''), ids.length]).toEqual([false, true, 2])
  })
})

test('AUTH-4 signing out ends that session at once, and no other', async () => {
  const [one, other] = [
    await signIn({ name: 'Low Tide', password: RIGHT }, HOME, noon),
    await signIn({ name: 'Low Tide', password: RIGHT }, HOME, noon),
  ]

  await signOut(one ?? '')

  expect(await findViewer(one ?? '', noon)).toBeNull()
  expect(await findViewer(other ?? '', noon)).not.toBeNull()
})

test('AUTH-2 an unknown name takes as long as a wrong password', { retry: 2 }, async () => {
  const times: Record<string, number[]> = { 'Low Tide': [], 'Nobody at all': [] }

  for (let index = 0; index < 11; index++) {
    for (const [name, list] of Object.entries(times)) {
      const started = performance.now()
      await signIn({ name, password: WRONG }, `203.0.${index}.7`, noon)
      list.push(performance.now() - started)
    }
  }

  const [known = 0, unknown = 0] = Object.values(times).map((list) => list.toSorted((a, b) => a - b)[5] ?? 0)
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})

describe('AUTH-3', () => {
  const attack = async (times: number, from = HOME, at = noon) => {
    for (let index = 0; index < times; index++)
      await signIn({ name: index % 2 ? 'Low Tide' : 'LOW TIDE', password: WRONG }, from, at)
  }
  const withRight = (from: string, at = noon) =>
    signIn({ name: 'Low Tide', password: RIGHT }, from, at).catch((error: unknown) => error)

  test('the sixth try within 15 minutes from one address is refused even with the right password', async () => {
    await attack(5)

    const [sixth, neighbour, later] = [
      await withRight(HOME),
      await withRight('203.0.113.8'),
      await withRight(HOME, afterNoon(15)),
    ]

    expect(sixth).toMatchObject({ code: 'rate_limited', retryAfterMs: 15 * 60_000 })
    expect(neighbour).toEqual(expect.any(String))
    expect(later).toEqual(expect.any(String))
  })

  test('tries from a hundred addresses do not lock the owner out', async () => {
    for (let index = 0; index < 100; index++) await attack(1, `198.18.${index}.1`)

    expect(await withRight(HOME)).toEqual(expect.any(String))
  })

  test('one address tries twenty times an hour, whatever the names', async () => {
    for (let index = 0; index < 20; index++) await signIn({ name: `Name ${index}`, password: WRONG }, HOME, noon)

    const [next, later] = [await withRight(HOME, afterNoon(59)), await withRight(HOME, afterNoon(60))]

    expect(next).toMatchObject({ code: 'rate_limited' })
    expect(later).toEqual(expect.any(String))
  })

  test('the count survives a restart', async () => {
    await attack(5)
    await closeDb()

    expect(await withRight(HOME)).toMatchObject({ code: 'rate_limited' })
  })

  test('signing in forgets the tries before it', async () => {
    await attack(4)
    await withRight(HOME)
    await attack(4)

    expect(await withRight(HOME)).toEqual(expect.any(String))
  })

  test('parallel tries count one by one', async () => {
    const tries = Array.from({ length: 12 }, () => signIn({ name: 'Low Tide', password: WRONG }, HOME, noon))

    const results = await Promise.allSettled(tries)

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  })
})
