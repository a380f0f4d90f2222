import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { editComment } from '@/lib/comments/edit'
import { postComment } from '@/lib/comments/post'
import { withdrawComment } from '@/lib/comments/withdraw'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { approveComment } from './approve'
import { countQueue, listQueue } from './queries'
import { findCase, listRecentlyRemoved } from './queries-case'
import { removeComment } from './remove'
import { reportComment } from './report'

const report = (reporter: Viewer, slug: string, number: number, minutes: number, rule = 'abuse') =>
  reportComment(reporter, slug, number, { rule, text: 'please look' }, afterNoon(minutes))

async function aTrustedReader(slug: string) {
  const reader = await aReader()
  await aComment(reader, slug, `Good evening from ${reader.name}.`)
  return reader
}

test('AUTHZ-4 a moderator does not learn who has reported a comment of their own; a colleague does', async () => {
  const [moderator, colleague, reporter, { slug }] = [
    await aModerator(),
    await aModerator(),
    await aReader(),
    await anArticle(),
  ]
  const number = await aComment(moderator, slug, 'As the house sees it.')
  await report(reporter, slug, number, 1)

  const [own, theirs] = [await findCase(moderator, slug, number), await findCase(colleague, slug, number)]

  expect([own?.reports, own?.state]).toEqual([[], 'reported'])
  expect(JSON.stringify(own)).not.toContain(reporter.name)
  expect(theirs?.reports.map((one) => one.reporter)).toEqual([reporter.name])
})

/** Held ones, reported ones and an urgent one, in an order that is not the queue's. */
async function aBusyThread() {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const held = await postComment(await aReader(), slug, { body: 'My first words here.' }, null, noon)
  const once = await aComment(author, slug, 'Reported once.', afterNoon(1))
  const urgent = await aComment(author, slug, 'Reported by two who are trusted.', afterNoon(2))
  const untrusted = await aComment(author, slug, 'Reported by two who are not trusted yet.', afterNoon(3))
  const [first, second] = [await aTrustedReader(slug), await aTrustedReader(slug)]
  await report(await aReader(), slug, untrusted, 10, 'spam')
  await report(await aReader(), slug, untrusted, 11, 'off_topic')
  await report(first, slug, once, 12)
  await report(first, slug, urgent, 13)
  await report(second, slug, urgent, 14)
  return { moderator, author, slug, held: held.number, once, urgent, untrusted, first }
}

test('the queue holds what several trusted readers reported first, then what one did, then what others did, then held', async () => {
  const { moderator, slug, held, once, urgent, untrusted } = await aBusyThread()

  const queue = await listQueue(moderator, 'all', 50, afterNoon(20))

  expect(queue.map(({ card }) => card.comment.number)).toEqual([urgent, once, untrusted, held])
  expect(queue.map(({ why }) => why)).toEqual([
    '2 reports: abuse',
    '1 report: abuse',
    '2 reports: spam, off topic',
    'Held: first comment',
  ])
  expect(queue.map(({ isUrgent }) => isUrgent)).toEqual([true, false, false, false])
  expect(queue[0]).toMatchObject({ slug, articleTitle: 'Night ferries return', state: 'reported', age: '7 min' })
  expect(await countQueue(moderator)).toEqual({ reported: 3, held: 1, appealed: 0 })
})

test('the queue can be narrowed to one state, and is cut at its limit', async () => {
  const { moderator, held, urgent } = await aBusyThread()

  const numbers = async (state: 'all' | 'reported' | 'held', limit: number) =>
    (await listQueue(moderator, state, limit, afterNoon(20))).map(({ card }) => card.comment.number)

  expect(await numbers('held', 50)).toEqual([held])
  expect(await numbers('reported', 50)).toHaveLength(3)
  expect(await numbers('all', 1)).toEqual([urgent])
})

test('a comment hidden by reports counts as reported, once', async () => {
  const { moderator, slug, urgent } = await aBusyThread()

  await report(await aTrustedReader(slug), slug, urgent, 15)

  const [first] = await listQueue(moderator, 'reported', 50, afterNoon(20))
  expect(first?.card.comment).toMatchObject({ number: urgent, status: 'held' })
  expect(first?.reports).toHaveLength(3)
  expect(await countQueue(moderator)).toEqual({ reported: 3, held: 1, appealed: 0 })
})

test('a reported comment that screening holds meanwhile is listed once, as reported', async () => {
  const [{ moderator, slug }, author] = [await aBusyThread(), await aReader()]
  const number = await aComment(author, slug, 'A remark.', afterNoon(15))
  await report(await aReader(), slug, number, 16)
  await editComment(author, slug, number, { body: 'See https://harbour.example/offer', revision: 1 }, afterNoon(17))

  const [held, all] = [
    await listQueue(moderator, 'held', 50, afterNoon(20)),
    await listQueue(moderator, 'all', 50, afterNoon(20)),
  ]

  const found = all.filter(({ card }) => card.comment.number === number)
  expect(found.map(({ state, card }) => [state, card.comment.status])).toEqual([['reported', 'held']])
  expect(held.map(({ card }) => card.comment.number)).not.toContain(number)
  expect(await countQueue(moderator)).toEqual({ reported: 4, held: 1, appealed: 0 })
})

test('what is decided or withdrawn leaves the queue', async () => {
  const { moderator, author, slug, held, once, urgent, untrusted } = await aBusyThread()

  await approveComment(moderator, slug, held, {}, afterNoon(20))
  await approveComment(moderator, slug, untrusted, {}, afterNoon(20))
  await removeComment(moderator, slug, urgent, { reason: 'abuse', note: '' }, afterNoon(20))
  await withdrawComment(author, slug, once, afterNoon(20))

  expect(await listQueue(moderator, 'all', 50, afterNoon(21))).toEqual([])
  expect(await countQueue(moderator)).toEqual({ reported: 0, held: 0, appealed: 0 })
})

test('a case shows what it answers, its neighbours, its reports, who quotes it, and its author’s record', async () => {
  const { moderator, author, slug, urgent, first } = await aBusyThread()
  const reply = await aComment(
    author,
    slug,
    `>>${urgent}\n> Reported by two\n\nI said no such thing.`,
    afterNoon(30),
    urgent,
  )
  await removeComment(moderator, slug, reply, { reason: 'off_topic', note: '' }, afterNoon(31))
  const [parent, answer] = [
    await findCase(moderator, slug, urgent, afterNoon(40)),
    await findCase(moderator, slug, reply, afterNoon(40)),
  ]

  expect(parent?.reports[0]).toMatchObject({
    rule: 'abuse',
    text: 'please look',
    reporter: first.name,
    isTrusted: true,
    outcome: null,
  })
  expect([parent?.before.length, parent?.after.length]).toEqual([2, 2])
  expect(parent?.authorRecord).toMatchObject({
    name: author.name,
    comments: 4,
    removed: 1,
    lastWeek: { comments: 4, removed: 1 },
  })
  expect(parent?.quotedIn).toBe(0)
  expect(answer?.parent).toEqual({ number: urgent, author: author.name, excerpt: 'Reported by two who are trusted.' })
  expect(answer).toMatchObject({ state: 'removed', why: 'Removed: off topic', age: '9 min' })
  expect(answer?.history.map(({ did }) => did)).toContain('removed')
})

test('a case says in how many comments it is quoted', async () => {
  const { moderator, author, slug, urgent } = await aBusyThread()
  for (const words of ['Oh?', 'Ah!'])
    await aComment(author, slug, `>>${urgent}\n> Reported by two\n\n${words}`, afterNoon(30))

  expect((await findCase(moderator, slug, urgent, afterNoon(40)))?.quotedIn).toBe(2)
})

test('a withdrawn comment, or one that never was, is no case', async () => {
  const { moderator, author, slug, once } = await aBusyThread()
  await withdrawComment(author, slug, once, afterNoon(20))

  expect(await findCase(moderator, slug, once, afterNoon(21))).toBeNull()
  expect(await findCase(moderator, slug, 999, afterNoon(21))).toBeNull()
  expect(await findCase(moderator, 'no-such-article', 1, afterNoon(21))).toBeNull()
})

test('removed comments are listed by their last removal', async () => {
  const { moderator, slug, once, urgent } = await aBusyThread()
  await removeComment(moderator, slug, urgent, { reason: 'abuse', note: '' }, afterNoon(20))
  await removeComment(moderator, slug, once, { reason: 'spam', note: '' }, afterNoon(21))

  const removed = await listRecentlyRemoved(moderator, 50, afterNoon(22))

  expect(removed.map(({ card, why }) => [card.comment.number, why])).toEqual([
    [once, 'Removed: spam'],
    [urgent, 'Removed: abuse'],
  ])
})

test('for readers, and for nobody signed in, the desk does not exist', async () => {
  const { author, slug, urgent } = await aBusyThread()

  for (const viewer of [author, null]) {
    await expect(listQueue(viewer, 'all', 50, noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(countQueue(viewer)).rejects.toMatchObject({ code: 'not_found' })
    await expect(findCase(viewer, slug, urgent, noon)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listRecentlyRemoved(viewer, 50, noon)).rejects.toMatchObject({ code: 'not_found' })
  }
})
