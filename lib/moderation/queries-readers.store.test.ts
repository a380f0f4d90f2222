import { expect, test } from 'vitest'
import { suspendReader } from '@/lib/accounts/suspend'
import { warnReader } from '@/lib/accounts/warn'
import { writeNote } from '@/lib/accounts/write-note'
import { transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { afterNoon, aModerator, anAdmin, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { findReaderCase } from './queries-readers'
import { removeComment } from './remove'

const DAY = 24 * 60

test('a reader’s page has their record, notes newest first, their weeks, and the acts about them', async () => {
  const [moderator, reader, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  await aComment(reader, slug, 'Two weeks ago.', afterNoon(-15 * DAY))
  await aComment(reader, slug, 'This morning, the first.', afterNoon(-60))
  await aComment(reader, slug, 'This morning, the second.', afterNoon(-30))
  await removeComment(moderator, slug, 2, { reason: 'spam', note: '' }, noon)
  await warnReader(moderator, reader.name, { text: 'No spam.' }, afterNoon(1))
  await writeNote(moderator, reader.name, { text: 'Took it well.' }, afterNoon(2))
  await suspendReader(moderator, reader.name, { reason: 'Spam.', term: 'ban' }, afterNoon(3))

  const found = await findReaderCase(moderator, reader.name, afterNoon(4))

  expect(found?.record).toMatchObject({ comments: 3, removed: 1, suspension: { reason: 'Spam.', until: null } })
  expect(found?.notes.map(({ kind, text, author }) => [kind, text, author])).toEqual([
    ['note', 'Took it well.', moderator.name],
    ['warning', 'No spam.', moderator.name],
  ])
  expect(found?.weeks.map(({ comments, removed }) => [comments, removed])).toEqual([
    ...Array(7).fill([0, 0]),
    [1, 0],
    [0, 0],
    [2, 1],
  ])
  expect(found?.acts.map(({ kind }) => kind)).toEqual(['account.suspended', 'account.noted', 'account.warned'])
  expect(found?.rights).toEqual({ warn: true, suspend: true, writeNotes: true, changeRole: false })
})

test('notes on a colleague are seen by admins alone, and by nobody about themselves', async () => {
  const [admin, moderator, colleague] = [await anAdmin(), await aModerator(), await aModerator()]
  await writeNote(admin, colleague.name, { text: 'On leave in May.' }, noon)

  const [byAdmin, byModerator, byThemselves, ofAdmin] = await Promise.all([
    findReaderCase(admin, colleague.name, noon),
    findReaderCase(moderator, colleague.name, noon),
    findReaderCase(colleague, colleague.name, noon),
    findReaderCase(admin, admin.name, noon),
  ])

  const none = { warn: false, suspend: false, writeNotes: false }
  expect(byAdmin).toMatchObject({ notes: [{ text: 'On leave in May.' }], rights: { warn: true, changeRole: true } })
  expect(byModerator).toMatchObject({ notes: [], rights: { ...none, changeRole: false } })
  expect(byThemselves).toMatchObject({ notes: [], rights: { ...none, changeRole: false } })
  expect(ofAdmin).toMatchObject({ rights: { ...none, changeRole: true } })
})

test('about an unclaimed name there is nothing to do, and nothing of somebody written the same', async () => {
  const admin = await anAdmin()
  const row = { id: newId(), name: 'Pier-End', nameKey: 'unclaimed:Pier-End', skeleton: 'pierend' }
  await transaction((tx) =>
    tx.account.create({ data: { ...row, isUnclaimed: true, createdAt: noon }, select: { id: true } }),
  )

  const found = await findReaderCase(admin, 'Pier-End', noon)

  expect(found).toMatchObject({
    record: { isUnclaimed: true, memberSince: null },
    rights: { warn: false, suspend: false, writeNotes: false, changeRole: false },
    notes: [],
    acts: [],
  })
})

test('to everybody but a moderator a reader’s page is not found', async () => {
  const reader = await aReader()
  const suspended = { ...(await aModerator()), suspension: { reason: 'Away.', until: null } }

  for (const viewer of [null, reader, suspended])
    await expect(findReaderCase(viewer, reader.name, noon)).rejects.toMatchObject({ code: 'not_found' })
})
