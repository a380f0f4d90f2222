import { describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aReader, noon } from '@/lib/testing/factories'
import { nameKey } from '@/lib/text/names'
import { unclaimedKey } from './queries'
import { signIn } from './sign-in'
import { signUp } from './sign-up'

const HOME = '203.0.113.7'
const given = (name: string, password = 'a veranda by the sea') => ({
  name,
  email: `${newId()}@readers.example`,
  password,
})

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

describe('signing up', () => {
  test('makes a reader who can sign in, and says so in an event', async () => {
    const viewer = await signUp(given('Low Tide'), HOME, noon)

    expect(viewer).toMatchObject({ name: 'Low Tide', role: 'reader', suspension: null })
    expect(await signIn({ name: 'low tide', password: 'a veranda by the sea' }, HOME, noon)).not.toBeNull()
    expect(await db().event.findMany({ select: { kind: true, actorId: true } })).toEqual([
      { kind: 'account.created', actorId: viewer.id },
    ])
  })

  test('keeps no password, only an argon2id hash of it', async () => {
    await signUp(given('Low Tide'), HOME, noon)

    const row = await db().account.findFirstOrThrow({ select: { passwordHash: true } })
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(row)).not.toContain('veranda')
  })

  test('RACE-5 with one name fifty times at once makes one account', async () => {
    const tries = Array.from({ length: 50 }, (_, index) =>
      signUp(given(index % 2 ? 'Low Tide' : 'LOW TIDE'), `203.0.113.${index}`, noon),
    )

    const results = await Promise.allSettled(tries)

    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    expect(refused).toEqual(Array(49).fill('conflict'))
    expect(await db().account.count()).toBe(1)
    expect(await db().event.count({ where: { kind: 'account.created' } })).toBe(1)
  })

  test('RACE-5 with one e-mail address ten times at once makes one account', async () => {
    const tries = Array.from({ length: 10 }, (_, index) =>
      signUp({ ...given(`Tide table ${index}`), email: 'one@readers.example' }, `203.0.113.${index}`, noon),
    )

    await Promise.allSettled(tries)

    expect(await db().account.count()).toBe(1)
  })

  test('RATE-1 from one address succeeds ten times an hour', async () => {
    for (let index = 0; index < 10; index++) await signUp(given(`Tide table ${index}`), '2001:db8:1:2::1', noon)

    const eleventh = await signUp(given('Tide table 10'), '2001:db8:1:2::ffff', noon).catch((error: unknown) => error)
    const later = await signUp(given('Tide table 11'), '2001:db8:1:2::1', afterNoon(61))

    expect(eleventh).toMatchObject({ code: 'rate_limited' })
    expect(later.name).toBe('Tide table 11')
  })
})

describe('a refused sign-up writes nothing, and names the field:', () => {
  async function expectRefusal(account: ReturnType<typeof given>, code: string, field: string): Promise<void> {
    const { pace: _, ...before } = await countRows()

    await expect(signUp(account, HOME, noon)).rejects.toMatchObject({ code, field })

    const { pace: __, ...after } = await countRows()
    expect(after).toEqual(before)
  }

  test.each(['scope', 'ѕсоре', 'SC0PE', 's.c.o.p.e'])('UNI-2 %s looks like the account scope', async (name) => {
    await aReader({ name: 'scope' })

    await expectRefusal(given(name), 'conflict', 'name')
  })

  test.each(['Marguerite Vane', 'marguerite_vane', 'Margueríte Vane', 'Rnarguerite Vane'])(
    'UNI-2 %s looks like an unclaimed name',
    async (name) => {
      await anUnclaimedName('Marguerite Vane')

      await expectRefusal(given(name), 'conflict', 'name')
    },
  )

  test.each(['admin', 'Мoderator', 'x', 'a\u202Eb', '<b>bold</b>', 'n'.repeat(31)])('%j is no name', async (name) => {
    await expectRefusal(given(name), 'invalid', 'name')
  })

  test.each([
    ['common', 'password123'],
    ['too short', 'kfwmzqv'],
    ['of 129 characters', 'k'.repeat(129)],
  ])('AUTH-1 a password that is %s', async (_, password) => {
    await expectRefusal(given('Low Tide', password), 'invalid', 'password')
  })

  test('an e-mail address that an account has, in other letters', async () => {
    await signUp({ ...given('Low Tide'), email: 'Mika@Harbour.example' }, HOME, noon)

    await expectRefusal({ ...given('High Tide'), email: 'mika@harbour.EXAMPLE' }, 'conflict', 'email')
  })
})

describe('AUTH-1 long passwords', () => {
  test.each([73, 128])('of %i bytes that differ only in the last one are two', async (length) => {
    const stem = 'k'.repeat(length - 1)
    await signUp(given('Low Tide', `${stem}a`), HOME, noon)

    const [twin, right] = [
      await signIn({ name: 'Low Tide', password: `${stem}b` }, HOME, noon),
      await signIn({ name: 'Low Tide', password: `${stem}a` }, HOME, noon),
    ]

    expect(twin).toBeNull()
    expect(right).not.toBeNull()
  })
})
