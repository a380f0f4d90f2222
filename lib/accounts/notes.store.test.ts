import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { afterNoon, aModerator, anAdmin, aReader, noon } from '@/lib/testing/factories'
import { findUnreadWarning, latestNotes, listNotes, listWarnings } from './queries-notes'
import { renameAccount } from './rename-account'
import { seeWarning } from './see-warning'
import { suspendReader } from './suspend'
import { warnReader } from './warn'
import { writeNote } from './write-note'

const WARNING = { text: 'Please leave people’s names alone.' }
const NOTE = { text: 'Took the warning well.' }

const rowsOf = async () => ({
  notes: await db().note.findMany({ orderBy: { id: 'asc' } }),
  events: await db().event.count(),
})

describe('a warning', () => {
  test('is kept with who gave it, stands in the log with its words, and the reader has not read it', async () => {
    const [viewer, warned] = [await aModerator(), await aReader()]

    await warnReader(viewer, warned.name.toUpperCase(), { text: ' Please leave people’s names alone.\r\n' }, noon)

    const event = await db().event.findFirstOrThrow({
      select: { kind: true, actorId: true, subjectName: true, data: true },
    })
    expect(await listNotes(warned.id)).toMatchObject([
      { kind: 'warning', ...WARNING, at: noon.toISOString(), author: viewer.name, seenAt: null },
    ])
    expect(event).toEqual({
      kind: 'account.warned',
      actorId: viewer.id,
      subjectName: warned.name,
      data: JSON.stringify({ note: WARNING.text }),
    })
    expect(await findUnreadWarning(warned)).toMatchObject(WARNING)
  })

  test('is told without the moderator’s name, until the reader says that they have read it; the first time stays', async () => {
    const warned = await aReader()
    await warnReader(await aModerator(), warned.name, WARNING, noon)
    const id = (await findUnreadWarning(warned))?.id ?? ''

    await seeWarning(warned, { id }, afterNoon(5))
    await seeWarning(warned, { id }, afterNoon(9))

    expect(await listWarnings(warned)).toEqual([
      { id, ...WARNING, at: noon.toISOString(), seenAt: afterNoon(5).toISOString() },
    ])
    expect([await findUnreadWarning(warned), await findUnreadWarning(null)]).toEqual([null, null])
  })

  test('is nobody else’s to read away, and a note is none', async () => {
    const [viewer, warned, other] = [await aModerator(), await aReader(), await aReader()]
    await warnReader(viewer, warned.name, WARNING, noon)
    await writeNote(viewer, other.name, NOTE, noon)
    const before = await rowsOf()
    const [warning = '', note = ''] = before.notes.map(({ id }) => id)

    const tries = await Promise.allSettled([
      seeWarning(other, { id: warning }, noon),
      seeWarning(other, { id: note }, noon),
      seeWarning(warned, { id: 'nothing' }, noon),
      seeWarning(null, { id: warning }, noon),
    ])

    expect(tries.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'not_found',
      'not_found',
      'not_found',
      'signed_out',
    ])
    expect(await rowsOf()).toEqual(before)
  })

  test('also reaches a suspended reader', async () => {
    const [viewer, warned] = [await aModerator(), await aReader()]
    await suspendReader(viewer, warned.name, { reason: 'Spam.' }, noon)

    await warnReader(viewer, warned.name, WARNING, afterNoon(1))

    expect(await listWarnings({ ...warned, suspension: { reason: 'Spam.', until: null } })).toHaveLength(1)
  })
})

describe('a note', () => {
  test('is for the desk alone: the log tells that it was written and not what, and its reader hears nothing', async () => {
    const [viewer, about] = [await aModerator(), await aReader()]

    await writeNote(viewer, about.name, NOTE, noon)

    const event = await db().event.findFirstOrThrow({ select: { kind: true, subjectName: true, data: true } })
    expect(await listNotes(about.id)).toMatchObject([{ kind: 'note', ...NOTE, author: viewer.name }])
    expect(event).toEqual({ kind: 'account.noted', subjectName: about.name, data: '{}' })
    expect([await listWarnings(about), await findUnreadWarning(about)]).toEqual([[], null])
  })

  test('stays with its reader, and with whoever wrote it, under their new names', async () => {
    const [viewer, about] = [await aModerator(), await aReader()]
    await writeNote(viewer, about.name, NOTE, noon)

    await renameAccount('house', about.name, 'High Water', afterNoon(1))
    await renameAccount('house', viewer.name, 'Harbour Master', afterNoon(1))

    expect(await listNotes(about.id)).toMatchObject([{ ...NOTE, author: 'Harbour Master' }])
    expect(await db().event.findFirst({ where: { kind: 'account.noted' }, select: { subjectName: true } })).toEqual({
      subjectName: 'High Water',
    })
  })
})

test('the latest note on each of many readers is found in one go, and none on a colleague', async () => {
  const [viewer, first, second, quiet] = [await aModerator(), await aReader(), await aReader(), await aReader()]
  const colleague = await aModerator()
  await writeNote(viewer, first.name, { text: 'Older.' }, noon)
  await warnReader(viewer, first.name, { text: 'Newer.' }, afterNoon(1))
  await writeNote(viewer, second.name, NOTE, noon)
  await writeNote(await anAdmin(), colleague.name, NOTE, noon)

  const found = await latestNotes([first, second, quiet, colleague, first].map(({ id }) => id))

  expect([...found.keys()].toSorted()).toEqual([first.id, second.id].toSorted())
  expect(found.get(first.id)).toMatchObject({ kind: 'warning', text: 'Newer.', at: afterNoon(1).toISOString() })
  expect(found.get(second.id)).toMatchObject({ kind: 'note', ...NOTE, author: viewer.name })
  expect((await latestNotes([])).size).toBe(0)
})

describe.each([
  ['warns', warnReader],
  ['writes a note on', writeNote],
])('whoever %s somebody', (_, act) => {
  test('is a moderator who is not suspended: to everybody else it does not exist, whoever is named', async () => {
    const [viewer, about] = [await aModerator(), await aReader()]
    const suspended = { ...viewer, suspension: { reason: 'Away.', until: null } }
    const before = await rowsOf()

    const tries = await Promise.allSettled(
      [null, await aReader(), suspended].flatMap((one) => [
        act(one, about.name, NOTE, noon),
        act(one, 'Nobody Here', NOTE, noon),
      ]),
    )

    expect(
      new Set(tries.map((result) => result.status === 'rejected' && `${result.reason.code}: ${result.reason.message}`)),
    ).toEqual(new Set(['not_found: There is no such page.']))
    expect(await rowsOf()).toEqual(before)
  })

  test('does so neither to themselves, nor to a colleague, nor to nobody, nor without words', async () => {
    const [viewer, about, colleague] = [await aModerator(), await aReader(), await aModerator()]
    const before = await rowsOf()

    const tries = await Promise.allSettled([
      act(viewer, viewer.name, NOTE, noon),
      act(viewer, colleague.name, NOTE, noon),
      act(viewer, 'Nobody Here', NOTE, noon),
      act(viewer, about.name, { text: ' \n ' }, noon),
      act(viewer, about.name, { text: 'A \u202e turn.' }, noon),
    ])

    expect(tries.map((result) => result.status === 'rejected' && result.reason.code)).toEqual([
      'forbidden',
      'forbidden',
      'not_found',
      'invalid',
      'invalid',
    ])
    expect(await rowsOf()).toEqual(before)
  })

  test('may do so to a colleague as an admin, and never to themselves', async () => {
    const [admin, viewer] = [await anAdmin(), await aModerator()]

    await act(admin, viewer.name, NOTE, noon)

    await expect(act(admin, admin.name, NOTE, noon)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().note.findMany({ select: { accountId: true } })).toEqual([{ accountId: viewer.id }])
  })
})
