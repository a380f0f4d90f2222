import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { type Break, breakStore, FAULT, mendStore } from '@/lib/testing/store-fault'
import { dumpDecided, findMiscounts, openReport, someComments } from '@/lib/testing/waiting'
import { approveComment } from './approve'
import { claimItem } from './claim'
import { decideMany } from './decide-many'
import { removeComment } from './remove'
import { undoAct } from './undo'

const spam = { to: 'removed', reason: 'spam', note: 'No advertising here.' } as const
const approval = { to: 'shown' } as const

/** Held comments about one that is shown, in two threads; every fourth is reported. */
async function aFlood(count: number) {
  const [moderator, author, reporter] = [await aModerator(), await aReader(), await aReader()]
  const articles = [await anArticle(), await anArticle()]
  const places: { slug: string; number: number }[] = []
  for (const { id, slug } of articles) {
    const [about] = await someComments(id, reporter.id, 1, { status: 'shown' })
    const ids = await someComments(id, author.id, count / 2, { from: 2, ...(about ? { about } : {}) })
    for (const [index, commentId] of ids.entries()) {
      places.push({ slug, number: index + 2 })
      if (index % 40 === 0) await openReport(commentId, reporter.id)
    }
  }
  return { moderator, author, places, articles }
}

const statuses = async () => {
  const groups = await db().comment.groupBy({ by: ['status'], _count: true })
  return Object.fromEntries(groups.map(({ status, _count }) => [status, _count]))
}

test('a thousand comments are approved at once, in well under five seconds, and taken back the same', async () => {
  const { moderator, places } = await aFlood(1_000)
  const before = await dumpDecided()

  const began = performance.now()
  const { act, count } = await decideMany(moderator, places, approval, afterNoon(1))
  const approvedMs = performance.now() - began
  const [after, miscounts] = [await statuses(), await findMiscounts()]
  const undone = await undoAct(moderator, act, afterNoon(1.1))

  expect(count).toBe(1_000)
  expect(approvedMs).toBeLessThan(5_000)
  expect(after).toEqual({ shown: 1_002 })
  expect(miscounts).toEqual([])
  expect(undone.count).toBe(1_000)
  expect(await dumpDecided()).toBe(before)
  expect(await findMiscounts()).toEqual([])
  expect(await db().event.count({ where: { kind: 'comment.approved' } })).toBe(1_000)
  expect(await db().event.count({ where: { kind: 'comment.undone' } })).toBe(1_000)
  expect(await db().act.count({ where: { actorId: moderator.id } })).toBe(1)
})

test('one comment that cannot be decided leaves a thousand as they were, and is named', async () => {
  const { moderator, places } = await aFlood(1_000)
  const odd = places[700]
  if (odd) await removeComment(await aModerator(), odd.slug, odd.number, { reason: 'abuse', note: '' }, noon)
  const [before, events] = [await dumpDecided(), await db().event.count()]

  const decided = decideMany(moderator, places, spam, afterNoon(1))

  await expect(decided).rejects.toMatchObject({
    code: 'conflict',
    message: `Nothing was decided, since 1 of 1000 could not be. #${odd?.number} of ${odd?.slug}: This comment was removed or withdrawn already.`,
    problems: [`#${odd?.number} of ${odd?.slug}: This comment was removed or withdrawn already.`],
  })
  expect(await dumpDecided()).toBe(before)
  expect(await db().event.count()).toBe(events)
})

test('a store that fails at one of a thousand, early or late, leaves all of them as they were; mended, it decides them', async () => {
  const { moderator, places } = await aFlood(1_000)
  const odd = places[700]
  if (!odd) throw new Error('There are a thousand.')
  await claimItem(moderator, odd.slug, odd.number, noon)
  const { id } = await db().comment.findFirstOrThrow({
    where: { number: odd.number, article: { slug: odd.slug } },
    select: { id: true },
  })
  const breaks: Break[] = [
    { table: 'Report', act: 'UPDATE', where: `NEW."commentId" = '${id}'` },
    { table: 'Comment', act: 'UPDATE', where: `NEW."id" = '${id}'` },
    { table: 'Event', act: 'INSERT', where: `NEW."commentId" = '${id}'` },
    { table: 'Act', act: 'INSERT', where: `NEW."actorId" = '${moderator.id}'` },
  ]
  const dumpAll = async () => [
    await dumpDecided(),
    await db().event.count(),
    await db().act.count(),
    await db().claim.count(),
  ]
  const before = await dumpAll()

  for (const one of breaks) {
    await breakStore(one)
    const decided = decideMany(moderator, places, spam, afterNoon(1))
    await expect(decided).rejects.toThrow(FAULT)
    await mendStore(one)
    expect([one.table, await dumpAll()]).toEqual([one.table, before])
  }
  const { count } = await decideMany(moderator, places, spam, afterNoon(1))

  expect(count).toBe(1_000)
  expect(await statuses()).toEqual({ removed: 1_000, shown: 2 })
  expect(await findMiscounts()).toEqual([])
})

test('one’s own comment, one that is not there, and one that a colleague decided are each named', async () => {
  const { moderator, places, articles } = await aFlood(10)
  const [first, second] = places
  if (!first || !second) throw new Error('There are ten.')
  await someComments(articles[0]?.id ?? '', moderator.id, 1, { from: 50 })
  await approveComment(await aModerator(), second.slug, second.number, {}, noon)
  const before = await dumpDecided()

  const chosen = [{ ...first }, { ...second, lastDecision: 0 }, { ...first, number: 50 }, { ...first, number: 99 }]
  const decided = decideMany(moderator, chosen, spam, afterNoon(1))

  await expect(decided).rejects.toMatchObject({
    problems: [
      `#${second.number} of ${second.slug}: A colleague has decided about this comment meanwhile.`,
      `#50 of ${first.slug}: Nobody decides about their own comment.`,
      `#99 of ${first.slug}: There is no such comment.`,
    ],
  })
  expect(await dumpDecided()).toBe(before)
})

test('a comment that is named twice is decided once', async () => {
  const { moderator, places } = await aFlood(2)

  const { count } = await decideMany(moderator, [...places, ...places], spam, afterNoon(1))

  expect(count).toBe(2)
  expect(await db().event.count({ where: { kind: 'comment.removed' } })).toBe(2)
  expect(await findMiscounts()).toEqual([])
})

test('all that a reader wrote within thirty days is removed in every thread, older comments stay', async () => {
  const [moderator, author, { id }] = [await aModerator(), await aReader(), await anArticle()]
  const { id: elsewhere } = await anArticle()
  await someComments(id, author.id, 1, { status: 'shown', at: new Date(noon.getTime() - 31 * 86_400_000) })
  await someComments(id, author.id, 5, { from: 2, status: 'shown' })
  await someComments(elsewhere, author.id, 5)

  const { count } = await decideMany(moderator, { author: author.name }, spam, afterNoon(1))

  expect(count).toBe(10)
  expect(await statuses()).toEqual({ removed: 10, shown: 1 })
  expect(await findMiscounts()).toEqual([])
})

test('approving all by a reader approves what waits, and where nothing waits says so', async () => {
  const [moderator, author, reporter, { id }] = [
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  await someComments(id, author.id, 2)
  const [reported] = await someComments(id, author.id, 2, { from: 3, status: 'shown' })
  await openReport(reported ?? '', reporter.id)

  const { count } = await decideMany(moderator, { author: author.name }, approval, afterNoon(1))
  const again = decideMany(moderator, { author: author.name }, approval, afterNoon(2))

  expect(count).toBe(3)
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
})

test('no more than a thousand at once, nobody’s own, no unknown reader, no faulty words, and only by moderators', async () => {
  const { moderator, author, places } = await aFlood(2)
  const before = await dumpDecided()
  const many = Array.from({ length: 1_001 }, (_, index) => ({ slug: 'a', number: index + 1 }))

  const tries: [() => Promise<unknown>, string][] = [
    [() => decideMany(moderator, many, spam), 'invalid'],
    [() => decideMany(moderator, [], spam), 'invalid'],
    [() => decideMany(moderator, { author: moderator.name }, spam), 'forbidden'],
    [() => decideMany(moderator, { author: 'Nobody at all' }, spam), 'not_found'],
    [() => decideMany(moderator, places, { ...spam, note: 'a\0b' }), 'invalid'],
    [() => decideMany(author, places, spam), 'not_found'],
    [() => decideMany(null, places, spam), 'not_found'],
  ]

  for (const [tryIt, code] of tries) await expect(tryIt()).rejects.toMatchObject({ code })
  expect(await dumpDecided()).toBe(before)
})
