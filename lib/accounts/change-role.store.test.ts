import { describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { aModerator, anAdmin, aReader, noon } from '@/lib/testing/factories'
import { forgetEvents } from '@/lib/testing/forget-events'
import { changeRole } from './change-role'

const roleOf = async (id: string) =>
  (await db().account.findUniqueOrThrow({ where: { id }, select: { role: true } })).role

describe('an admin', () => {
  test('gives a reader another role, and the log says from what to what', async () => {
    const [admin, reader] = [await anAdmin(), await aReader()]

    await changeRole(admin, reader.name, 'moderator', noon)

    const event = await db().event.findFirstOrThrow({
      select: { kind: true, actorId: true, subjectName: true, data: true },
    })
    expect(await roleOf(reader.id)).toBe('moderator')
    expect(event).toEqual({
      kind: 'account.role_changed',
      actorId: admin.id,
      subjectName: reader.name,
      data: '{"before":"reader","after":"moderator"}',
    })
  })

  test('who is the last one stays', async () => {
    const admin = await anAdmin()

    const bySelf = changeRole(admin, admin.name, 'reader', noon)
    await expect(bySelf).rejects.toMatchObject({ code: 'conflict' })
    await expect(changeRole('house', admin.name, 'moderator', noon)).rejects.toMatchObject({ code: 'conflict' })

    expect(await roleOf(admin.id)).toBe('admin')
    expect(await db().event.count()).toBe(0)
  })

  test('who is made an admin again changes nothing else', async () => {
    const admin = await anAdmin()

    await changeRole(admin, admin.name, 'admin', noon)

    expect(await roleOf(admin.id)).toBe('admin')
  })
})

test.each([
  ['a reader', aReader],
  ['a moderator', aModerator],
])('%s gives nobody a role, not even themselves', async (_, make) => {
  const [viewer, reader] = [await make(), await aReader()]
  const before = await countRows()

  const both = await Promise.allSettled([
    changeRole(viewer, reader.name, 'admin', noon),
    changeRole(viewer, viewer.name, 'admin', noon),
  ])

  expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['not_found', 'not_found'])
  expect([await countRows(), await roleOf(reader.id), await roleOf(viewer.id)]).toEqual([before, 'reader', viewer.role])
})

test('a name that nobody has is not found', async () => {
  await expect(changeRole(await anAdmin(), 'Nobody Here', 'reader', noon)).rejects.toMatchObject({ code: 'not_found' })
})

test('RACE-3 of two admins who demote each other one stays, twenty times of twenty', async () => {
  const kept: number[] = []

  for (let round = 0; round < 20; round++) {
    const [one, other] = [await anAdmin(), await anAdmin()]
    await Promise.allSettled([changeRole(one, other.name, 'reader', noon), changeRole(other, one.name, 'reader', noon)])
    kept.push(await db().account.count({ where: { role: 'admin' } }))
    await transaction(async (tx) => {
      await forgetEvents(tx)
      await tx.account.deleteMany()
    })
  }

  expect(kept).toEqual(Array(20).fill(1))
})
