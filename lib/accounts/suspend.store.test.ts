import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anAdmin, aReader, noon } from '@/lib/testing/factories'
import { liftSuspension, suspendReader } from './suspend'

const UNTIL_ONE = { reason: 'Candles, again.', until: afterNoon(60) }
const REASON = { reason: 'Advertising, again.' }
const columnsOf = (id: string) =>
  db().account.findUniqueOrThrow({
    where: { id },
    select: { suspendedAt: true, suspendedUntil: true, suspensionReason: true },
  })
const FREE = { suspendedAt: null, suspendedUntil: null, suspensionReason: null }

describe('a moderator', () => {
  test('suspends a reader with a reason and an end, and the log holds both', async () => {
    const [moderator, reader] = [await aModerator(), await aReader()]

    await suspendReader(moderator, reader.name.toUpperCase(), { ...REASON, until: afterNoon(60) }, noon)

    const event = await db().event.findFirstOrThrow({
      select: { kind: true, actorId: true, subjectName: true, data: true },
    })
    expect(await columnsOf(reader.id)).toEqual({
      suspendedAt: noon,
      suspendedUntil: afterNoon(60),
      suspensionReason: REASON.reason,
    })
    expect(event).toMatchObject({ kind: 'account.suspended', actorId: moderator.id, subjectName: reader.name })
    expect(JSON.parse(event.data)).toEqual({ note: REASON.reason, until: afterNoon(60).toISOString() })
  })

  test('lifts a suspension; lifting where there is none changes nothing', async () => {
    const [moderator, reader] = [await aModerator(), await aReader()]
    await suspendReader(moderator, reader.name, UNTIL_ONE, noon)

    await liftSuspension(moderator, reader.name, afterNoon(1), 'They said sorry.')
    await liftSuspension(moderator, reader.name, afterNoon(2))

    const lifted = await db().event.findMany({ where: { kind: 'account.suspension_lifted' }, take: 3 })
    expect(await columnsOf(reader.id)).toEqual(FREE)
    expect(lifted.map(({ data }) => JSON.parse(data))).toEqual([
      { before: afterNoon(60).toISOString(), note: 'They said sorry.' },
    ])
  })

  test('a second suspension says what it took the place of', async () => {
    const [moderator, reader] = [await aModerator(), await aReader()]
    await suspendReader(moderator, reader.name, UNTIL_ONE, noon)
    await suspendReader(moderator, reader.name, { reason: 'It went on.', term: 'ban' }, afterNoon(1))
    await suspendReader(moderator, reader.name, { reason: 'It was too long.', term: 'week' }, afterNoon(2))

    const suspended = await db().event.findMany({
      where: { kind: 'account.suspended' },
      orderBy: { id: 'asc' },
      take: 4,
    })
    expect(suspended.map(({ data }) => JSON.parse(data).before)).toEqual([
      undefined,
      afterNoon(60).toISOString(),
      'without end',
    ])
  })

  test('suspends neither themselves nor a colleague nor an admin', async () => {
    const moderator = await aModerator()
    const [colleague, admin] = [await aModerator(), await anAdmin()]
    const before = await countRows()

    const all = await Promise.allSettled(
      [moderator, colleague, admin].map(({ name }) => suspendReader(moderator, name, REASON, noon)),
    )

    expect(all.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
    ])
    expect(await countRows()).toEqual(before)
    expect(await Promise.all([moderator, colleague, admin].map(({ id }) => columnsOf(id)))).toEqual([FREE, FREE, FREE])
  })

  test('cannot lift their own suspension, nor a colleague’s', async () => {
    const [moderator, colleague] = [await aModerator(), await aModerator()]
    for (const { name } of [moderator, colleague]) await suspendReader('house', name, REASON, noon)

    const both = await Promise.allSettled(
      [moderator, colleague].map(({ name }) => liftSuspension(moderator, name, noon)),
    )

    expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['forbidden', 'forbidden'])
    expect((await columnsOf(moderator.id)).suspendedAt).toEqual(noon)
  })
})

test('an admin suspends a moderator, and not themselves', async () => {
  const [admin, moderator] = [await anAdmin(), await aModerator()]

  await suspendReader(admin, moderator.name, REASON, noon)
  const self = suspendReader(admin, admin.name, REASON, noon)

  await expect(self).rejects.toMatchObject({ code: 'forbidden' })
  expect([await columnsOf(moderator.id), await columnsOf(admin.id)].map(({ suspendedAt }) => suspendedAt)).toEqual([
    noon,
    null,
  ])
})

test('to a reader the act is not found, whoever is named', async () => {
  const [reader, other] = [await aReader(), await aReader()]
  const names = [other.name, reader.name, 'Nobody Here']

  const all = await Promise.allSettled(
    names.flatMap((name) => [suspendReader(reader, name, REASON, noon), liftSuspension(reader, name, noon)]),
  )

  const refusals = all.map((result) =>
    result.status === 'rejected' ? `${result.reason.code}: ${result.reason.message}` : '',
  )
  expect(new Set(refusals)).toEqual(new Set(['not_found: There is no such page.']))
  expect(await columnsOf(other.id)).toEqual(FREE)
})

test.each([0, -1])('an end %i minutes from now is refused, and nothing is written', async (minutes) => {
  const reader = await aReader()

  const past = suspendReader(await aModerator(), reader.name, { ...REASON, until: afterNoon(minutes) }, noon)

  await expect(past).rejects.toMatchObject({ code: 'invalid', field: 'until' })
  expect([await columnsOf(reader.id), await db().event.count()]).toEqual([FREE, 0])
})

test.each([
  ['day', 24 * 60],
  ['week', 7 * 24 * 60],
  ['month', 30 * 24 * 60],
] as const)('a suspension for a %s ends after %i minutes, and its answer says when', async (term, minutes) => {
  const [moderator, reader] = [await aModerator(), await aReader()]

  const told = await suspendReader(moderator, reader.name, { ...REASON, term, until: afterNoon(5) }, noon)

  expect(told).toEqual({ ...REASON, until: afterNoon(minutes).toISOString() })
  expect(await columnsOf(reader.id)).toMatchObject({ suspendedUntil: afterNoon(minutes) })
})

test('a ban has no end, whatever day the form still held', async () => {
  const [moderator, reader] = [await aModerator(), await aReader()]

  const told = await suspendReader(moderator, reader.name, { ...REASON, term: 'ban', until: afterNoon(5) }, noon)

  expect(told).toEqual({ ...REASON, until: null })
  expect(await columnsOf(reader.id)).toMatchObject({ suspendedAt: noon, suspendedUntil: null })
})

test('a suspension until a day needs the day', async () => {
  const reader = await aReader()

  const endless = suspendReader(await aModerator(), reader.name, { ...REASON, term: 'until' }, noon)

  await expect(endless).rejects.toMatchObject({ code: 'invalid', field: 'until' })
  expect([await columnsOf(reader.id), await db().event.count()]).toEqual([FREE, 0])
})

test('RACE-3 the last admin who is active cannot be suspended, not even by two at once', async () => {
  const [one, other] = [await anAdmin(), await anAdmin()]

  const both = await Promise.allSettled([
    suspendReader(one, other.name, REASON, noon),
    suspendReader(other, one.name, REASON, noon),
  ])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const active = await db().account.findMany({ where: { role: 'admin', suspendedAt: null }, select: { name: true } })
  expect(active.length).toBe(1)
  await expect(suspendReader('house', active[0]?.name ?? '', REASON, noon)).rejects.toMatchObject({ code: 'conflict' })
})
