import { expect, test } from 'vitest'
import { changeRole } from '@/lib/accounts/change-role'
import { liftSuspension, suspendReader } from '@/lib/accounts/suspend'
import type { Viewer } from '@/lib/accounts/view'
import { warnReader } from '@/lib/accounts/warn'
import { setClosing } from '@/lib/articles/set-closing'
import { postComment } from '@/lib/comments/post'
import { db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { afterNoon, aModerator, anAdmin, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { approveComment } from './approve'
import { addWords, takeOutWords } from './change-words'
import { listDeskArticles } from './queries-articles'
import { listImports, listLog } from './queries-log'
import { findReaderCase, listSuspended, searchReaders } from './queries-readers'
import { removeComment } from './remove'
import { restoreComment } from './restore'

test('every act of the desk is in the log, newest first, with who, what and why', async () => {
  const [admin, moderator, { slug, id }] = [
    await anAdmin(),
    await aReader({ name: 'Mika', role: 'moderator' }),
    await anArticle(),
  ]
  const author = await aReader({ name: 'Low Tide' })
  const { number } = await postComment(author, slug, { body: 'My first words here.' }, null, noon)
  await approveComment(moderator, slug, number, {}, afterNoon(1))
  await removeComment(moderator, slug, number, { reason: 'off_topic', note: 'About the ferry, please.' }, afterNoon(2))
  await restoreComment(moderator, slug, number, afterNoon(3), 'It was about the ferry after all.')
  await setClosing(moderator, slug, 'closed', afterNoon(4))
  await setClosing(moderator, slug, 'open', afterNoon(5))
  await suspendReader(
    moderator,
    'Low Tide',
    { reason: 'A day to cool down', until: new Date('2026-11-06') },
    afterNoon(6),
  )
  await liftSuspension('house', 'Low Tide', afterNoon(7))
  await changeRole(admin, 'Low Tide', 'moderator', afterNoon(8))
  const imported = { kind: 'article.imported', at: afterNoon(9), actorId: null, articleId: id } as const
  await transaction((tx) => recordEvent(tx, { ...imported, data: { declaredCount: 21, acceptedCount: 20 } }))

  const { entries, next } = await listLog(moderator, { limit: 50 })

  const article = { slug, title: 'Night ferries return' }
  const comment = { number, author: 'Low Tide' }
  expect(next).toBeNull()
  expect(entries.map(({ did }) => did)).toEqual([
    'imported',
    'changed the role of',
    'lifted the suspension of',
    'suspended',
    'opened',
    'closed',
    'restored',
    'removed',
    'approved',
    'held',
  ])
  expect(entries[0]).toMatchObject({ actor: null, article, detail: 'the file declared 21 comments; 20 accepted' })
  expect(entries[1]).toMatchObject({ actor: admin.name, reader: 'Low Tide', detail: 'reader → moderator' })
  expect(entries[2]).toMatchObject({ actor: null, reader: 'Low Tide', detail: 'was suspended until 2026-11-06' })
  expect(entries[3]).toMatchObject({ actor: 'Mika', note: 'A day to cool down', detail: 'until 2026-11-06' })
  expect(entries[6]).toMatchObject({ detail: 'removed → shown', note: 'It was about the ferry after all.' })
  expect(entries[7]).toMatchObject({
    actor: 'Mika',
    article,
    comment,
    rule: 'off topic',
    note: 'About the ferry, please.',
  })
  expect(entries[9]).toMatchObject({ actor: null, comment, rule: 'first comment' })
})

test('which words went onto the lists and off them is in the log', async () => {
  const moderator = await aModerator()
  await addWords(moderator, { list: 'banned', words: 'snoot\nsnooty' }, noon)
  const [entry] = await db().wordEntry.findMany({ where: { words: 'snoot' }, take: 1 })
  await takeOutWords(moderator, [entry?.id ?? ''], afterNoon(1))

  const { entries } = await listLog(moderator, { limit: 2 })

  expect(entries.map(({ detail }) => detail)).toEqual([
    '(taken out of banned: snoot)',
    '(added to banned: snoot, snooty)',
  ])
})

test('what a colleague was warned for, admins read and moderators do not', async () => {
  const [moderator, admin, colleague] = [await aModerator(), await anAdmin(), await aModerator()]
  const reader = await aReader()
  await warnReader(admin, colleague.name, { text: 'Please do not argue from the desk.' }, noon)
  await warnReader(admin, reader.name, { text: 'Please leave names out.' }, afterNoon(1))

  const notesFor = async (viewer: Viewer) => (await listLog(viewer, { limit: 2 })).entries.map(({ note }) => note)

  expect(await notesFor(moderator)).toEqual(['Please leave names out.', null])
  expect(await notesFor(admin)).toEqual(['Please leave names out.', 'Please do not argue from the desk.'])
})

test('the log is read page by page, each act once', async () => {
  const [moderator, { slug }] = [await aModerator(), await anArticle()]
  for (let n = 0; n < 5; n++) await setClosing(moderator, slug, n % 2 ? 'open' : 'closed', afterNoon(n))

  const first = await listLog(moderator, { limit: 3 })
  const second = await listLog(moderator, { limit: 3, ...(first.next === null ? {} : { before: first.next }) })

  expect([first.entries.length, second.entries.length, second.next]).toEqual([3, 2, null])
  expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(5)
})

test('what readers do among themselves is not in the log', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  await aComment(author, slug, 'First.')
  await aComment(author, slug, 'Second.', afterNoon(1))

  const { entries } = await listLog(moderator, { limit: 50 })

  expect(entries.map(({ kind }) => kind)).toEqual(['comment.held'])
})

test('a reader is found by name, with record, comments of every status, and the acts about them', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader({ name: 'Low Tide' }), await anArticle()]
  await aComment(author, slug, 'Still here.')
  const removed = await aComment(author, slug, 'You are all fools.', afterNoon(1))
  await removeComment(moderator, slug, removed, { reason: 'abuse', note: '' }, afterNoon(2))
  await suspendReader(moderator, 'Low Tide', { reason: 'Insults' }, afterNoon(3))

  const reader = await findReaderCase(moderator, 'low tide', afterNoon(4))

  expect(reader?.record).toMatchObject({
    name: 'Low Tide',
    comments: 2,
    shown: 1,
    removed: 1,
    suspension: { reason: 'Insults', until: null },
  })
  expect(reader?.comments.map(({ card }) => [card.comment.status, card.comment.text])).toEqual([
    ['removed', 'You are all fools.'],
    ['shown', 'Still here.'],
  ])
  expect(reader?.acts.map(({ did, detail }) => [did, detail])).toEqual([['suspended', 'without end']])
  expect(reader?.canSuspend).toBe(true)
  expect((await searchReaders(moderator, 'tide', noon)).map(({ name }) => name)).toEqual(['Low Tide'])
  expect((await listSuspended(moderator, afterNoon(4))).map(({ name }) => name)).toEqual(['Low Tide'])
  expect(await findReaderCase(moderator, 'nobody at all', noon)).toBeNull()
})

test('a suspension that has run out is listed no more', async () => {
  const [moderator] = [await aModerator(), await aReader({ name: 'Low Tide' })]
  await suspendReader(moderator, 'Low Tide', { reason: 'Insults', until: afterNoon(60) }, noon)

  expect(await listSuspended(moderator, afterNoon(59))).toHaveLength(1)
  expect(await listSuspended(moderator, afterNoon(60))).toEqual([])
})

test('a moderator cannot suspend themselves or a colleague, an admin can suspend a colleague', async () => {
  const [admin, moderator] = [await anAdmin(), await aReader({ name: 'Mika', role: 'moderator' })]

  expect((await findReaderCase(moderator, 'Mika', noon))?.canSuspend).toBe(false)
  expect((await findReaderCase(await aModerator(), 'Mika', noon))?.canSuspend).toBe(false)
  expect((await findReaderCase(admin, 'Mika', noon))?.canSuspend).toBe(true)
})

test('articles are listed with the state of their threads, a choice by hand told apart', async () => {
  const [moderator, author] = [await aModerator(), await aReader()]
  const [open, old] = [await anArticle(), await anArticle({ publishedAt: new Date('2026-01-01') })]
  const chosen = await anArticle({ takesComments: 'closed' })
  await postComment(author, open.slug, { body: 'My first words here.' }, null, noon)

  const found = await listDeskArticles(moderator, 1, noon)

  const states = new Map(
    found?.articles.map(({ slug, takesComments, choice, heldCount }) => [slug, { takesComments, choice, heldCount }]),
  )
  expect(states.get(open.slug)).toEqual({ takesComments: true, choice: 'automatic', heldCount: 1 })
  expect(states.get(old.slug)).toEqual({ takesComments: false, choice: 'automatic', heldCount: 0 })
  expect(states.get(chosen.slug)).toEqual({ takesComments: false, choice: 'closed', heldCount: 0 })
  expect(await listDeskArticles(moderator, 2, noon)).toBeNull()
})

test('for readers, and for nobody signed in, log, readers and articles do not exist', async () => {
  for (const viewer of [await aReader(), null]) {
    await expect(listLog(viewer, { limit: 50 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(listImports(viewer)).rejects.toMatchObject({ code: 'not_found' })
    await expect(findReaderCase(viewer, 'Mika', noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(searchReaders(viewer, 'Mika', noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listSuspended(viewer, noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listDeskArticles(viewer, 1, noon)).rejects.toMatchObject({ code: 'not_found' })
  }
})
