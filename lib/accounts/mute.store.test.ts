import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { countRows } from '@/lib/testing/count-rows'
import { aReader, noon } from '@/lib/testing/factories'
import { findMuted, muteReader, unmuteReader } from './mute'
import type { Viewer } from './view'

let [viewer, other]: Viewer[] = []
beforeEach(async () => {
  viewer = await aReader({ name: 'Low Tide' })
  other = await aReader({ name: 'Pier Side' })
})
const mutedBy = async (name: Viewer | undefined) => [...(await findMuted(name?.id ?? null))]

describe('a reader', () => {
  test('mutes another one for themselves alone; twice is the same as once, and no event tells of it', async () => {
    await muteReader(viewer ?? null, 'pier side', noon)
    await muteReader(viewer ?? null, 'Pier Side', noon)

    expect(await mutedBy(viewer)).toEqual([other?.id])
    expect([await mutedBy(other), await mutedBy(await aReader()), await db().event.count()]).toEqual([[], [], 0])
  })

  test('unmutes them again; twice is the same as once, and other mutes stay', async () => {
    const third = await aReader({ name: 'Harbour Light' })
    for (const { name } of [third, other ?? third]) await muteReader(viewer ?? null, name, noon)
    await muteReader(third, 'Pier Side', noon)

    await unmuteReader(viewer ?? null, 'pier side')
    await unmuteReader(viewer ?? null, 'Pier Side')

    expect([await mutedBy(viewer), await mutedBy(third)]).toEqual([[third.id], [other?.id]])
  })

  test('who is suspended may still mute', async () => {
    const suspended = { ...(viewer ?? (await aReader())), suspension: { reason: 'Spam', until: null } }

    await muteReader(suspended, 'Pier Side', noon)

    expect(await mutedBy(viewer)).toEqual([other?.id])
  })

  test('mutes a thousand and no more; one of these may be muted again', async () => {
    const row = (index: number) => ({ id: newId(), name: `Many ${index}`, nameKey: `many${index}`, skeleton: 'many' })
    const rows = Array.from({ length: 1_000 }, (_, index) => ({ ...row(index), createdAt: noon }))
    await transaction(async (tx) => {
      await tx.account.createMany({ data: rows })
      await tx.mute.createMany({
        data: rows.map(({ id }) => ({ muterId: viewer?.id ?? '', mutedId: id, createdAt: noon })),
      })
    })

    const oneMore = muteReader(viewer ?? null, 'Pier Side', noon)
    await expect(oneMore).rejects.toMatchObject({ code: 'conflict' })
    await muteReader(viewer ?? null, 'Many 7', noon)

    expect((await findMuted(viewer?.id ?? null)).size).toBe(1_000)
  })
})

test('RACE-2 muted twenty times at once, a reader is muted once', async () => {
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => muteReader(viewer ?? null, 'Pier Side', noon)))

  expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['fulfilled']))
  expect(await db().mute.count()).toBe(1)
})

test('whoever is signed out has muted nobody', async () => {
  expect(await findMuted(null)).toEqual(new Set())
})

describe.each([
  ['muting', muteReader],
  ['unmuting', unmuteReader],
])('a refusal of %s writes nothing:', (_, act) => {
  test.each([
    ['signed out', () => act(null, 'Pier Side'), 'signed_out'],
    ['whom nobody knows', () => act(viewer ?? null, 'Nobody Here'), 'not_found'],
    ['a name that no name can be', () => act(viewer ?? null, 'a\u0000b'), 'not_found'],
    ['oneself', () => act(viewer ?? null, 'low.tide'), 'invalid'],
  ])('%s', async (__, refused, code) => {
    const before = [await countRows(), await db().mute.count()]

    await expect(refused()).rejects.toMatchObject({ code })

    expect([await countRows(), await db().mute.count()]).toEqual(before)
  })
})
