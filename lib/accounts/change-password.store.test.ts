import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { afterNoon, aMember, noon } from '@/lib/testing/factories'
import { changePassword, resetPassword } from './change-password'
import { findViewer } from './queries'
import { signIn } from './sign-in'
import type { Viewer } from './view'

const OLD = 'a veranda by the sea'
const NEW = 'a bell that rings twice'

let member: Viewer
const enter = (password: string, name = 'Low Tide') => signIn({ name, password }, '203.0.113.7', noon)
beforeEach(async () => {
  member = await aMember('Low Tide', OLD)
})

describe('AUTH-4 changing one’s password', () => {
  test('ends every session of the account and of nobody else, and only the new one fits', async () => {
    await aMember('High Tide', OLD)
    const [one, two, other] = [await enter(OLD), await enter(OLD), await enter(OLD, 'High Tide')]

    await changePassword(member, { current: OLD, password: NEW }, noon)

    const viewers = await Promise.all([one, two, other].map((session) => findViewer(session ?? '', noon)))
    expect(viewers.map((viewer) => viewer?.name ?? null)).toEqual([null, null, 'High Tide'])
    expect(await enter(OLD)).toBeNull()
    expect(await enter(NEW)).not.toBeNull()
    expect(await db().event.count({ where: { kind: 'account.password_changed', actorId: member.id } })).toBe(1)
  })

  test.each([
    ['without the present one', { current: 'a guess of mine', password: NEW }, 'current'],
    ['to a common one', { current: OLD, password: 'password1' }, 'password'],
    ['to a short one', { current: OLD, password: 'short' }, 'password'],
    ['to one of 129 characters', { current: OLD, password: 'k'.repeat(129) }, 'password'],
  ])('%s is refused with the field; the session and the password stay', async (_, given, field) => {
    const session = await enter(OLD)

    await expect(changePassword(member, given, noon)).rejects.toMatchObject({ code: 'invalid', field })

    expect(await findViewer(session ?? '', noon)).not.toBeNull()
    expect(await enter(OLD)).not.toBeNull()
  })

  test('AUTH-3 guessing the present one ends after five tries, for a quarter of an hour', async () => {
    const change = (current: string, at = noon) =>
      changePassword(member, { current, password: NEW }, at).catch((error: unknown) => error)
    for (let index = 0; index < 5; index++) await change('a guess of mine')

    const [sixth, later] = [await change(OLD), await change(OLD, afterNoon(15))]

    expect(sixth).toMatchObject({ code: 'rate_limited' })
    expect(later).toBeUndefined()
  })
})

describe('at the command line', () => {
  test('a password is set by name, and ends every session', async () => {
    const session = await enter(OLD)

    await resetPassword('low tide', NEW, noon)

    expect(await findViewer(session ?? '', noon)).toBeNull()
    expect(await enter(NEW)).not.toBeNull()
  })

  test('an unknown name and a weak password are refused', async () => {
    await expect(resetPassword('Nobody Here', NEW, noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(resetPassword('Low Tide', '12345678', noon)).rejects.toMatchObject({ code: 'invalid' })
    expect(await enter(OLD)).not.toBeNull()
  })
})
