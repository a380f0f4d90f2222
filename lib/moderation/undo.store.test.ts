import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { editComment } from '@/lib/comments/edit'
import { recommendedScore } from '@/lib/comments/score'
import { withdrawComment } from '@/lib/comments/withdraw'
import { db, transaction } from '@/lib/db/client'
import { afterNoon, aModerator, anAdmin, anArticle, aReader, noon } from '@/lib/testing/factories'
import { dumpDecided, findMiscounts, openReport, someComments } from '@/lib/testing/waiting'
import { approveComment } from './approve'
import { claimItem } from './claim'
import { decideMany } from './decide-many'
import { removeComment } from './remove'
import { restoreComment } from './restore'
import { undoAct } from './undo'

const removal = { reason: 'abuse', note: 'Please argue without insults.' }
const seconds = (count: number) => afterNoon(count / 60)
const lastEvent = () =>
  db().event.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { kind: true, actorId: true, data: true } })

/** #1 is shown and talked about; #2 is held, quotes it, is reported and has a verdict; #3 is shown and reported. */
async function aDesk() {
  const [moderator, author, reporter, { id, slug }] = [
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  const [about = ''] = await someComments(id, reporter.id, 1, { status: 'shown' })
  const [held = ''] = await someComments(id, author.id, 1, { from: 2, about })
  const [shown = ''] = await someComments(id, author.id, 1, { from: 3, about, status: 'shown' })
  await transaction(async (tx) => {
    await tx.comment.update({ where: { id: about }, data: { answerCount: 1 }, select: { id: true } })
    const verdict = { revision: 1, rule: 'first_comment', kind: 'hold' as const, at: noon }
    await tx.verdict.create({ data: { commentId: held, ...verdict }, select: { rule: true } })
  })
  for (const one of [held, shown]) await openReport(one, reporter.id)
  await transaction((tx) =>
    tx.comment.updateMany({
      where: { id: { in: [held, shown] } },
      data: { recommendationCount: 3, score: recommendedScore(3, 1) },
    }),
  )
  return { moderator, author, id, slug, held, shown }
}

/** Each way to decide, with the comment that it is about. */
const acts: [string, number, (moderator: Viewer, slug: string) => Promise<string>][] = [
  ['approving a held comment', 2, (moderator, slug) => approveComment(moderator, slug, 2, {}, noon)],
  ['letting a reported comment stand', 3, (moderator, slug) => approveComment(moderator, slug, 3, {}, noon)],
  ['removing a held comment', 2, (moderator, slug) => removeComment(moderator, slug, 2, removal, noon)],
  ['removing a shown comment', 3, (moderator, slug) => removeComment(moderator, slug, 3, removal, noon)],
]

for (const [name, number, decide] of acts)
  test(`${name} is taken back: everything stands as before, and the log says so`, async () => {
    const { moderator, slug } = await aDesk()
    const before = await dumpDecided()

    const act = await decide(moderator, slug)
    const [after, miscounts] = [await dumpDecided(), await findMiscounts()]
    const undone = await undoAct(moderator, act, seconds(9))

    expect(after).not.toBe(before)
    expect(miscounts).toEqual([])
    expect(await dumpDecided()).toBe(before)
    expect(await findMiscounts()).toEqual([])
    expect(undone).toMatchObject({ count: 1, first: { slug, number } })
    expect(await lastEvent()).toMatchObject({ kind: 'comment.undone', actorId: moderator.id })
    expect(JSON.parse((await lastEvent()).data)).toMatchObject({ act })
  })

test('restoring is taken back: reason, words and the open appeal are there again', async () => {
  const { moderator, slug, shown } = await aDesk()
  await removeComment(await aModerator(), slug, 3, removal, noon)
  await transaction((tx) =>
    tx.appeal.create({ data: { commentId: shown, text: 'I was quoting.', createdAt: noon }, select: { text: true } }),
  )
  const before = await dumpDecided()

  const act = await restoreComment(moderator, slug, 3, seconds(5))
  const appeal = await db().appeal.findFirst({ select: { outcome: true, deciderId: true } })
  const data = JSON.parse((await lastEvent()).data)
  await undoAct(moderator, act, seconds(10))

  expect(appeal).toEqual({ outcome: 'upheld', deciderId: moderator.id })
  expect(data).toMatchObject({ appeal: 'upheld', waitedMs: 5_000, before: 'removed', after: 'shown' })
  expect(await dumpDecided()).toBe(before)
})

test('what was taken back is claimed by its moderator again', async () => {
  const { moderator, slug, held } = await aDesk()
  await claimItem(moderator, slug, 2, noon)

  const act = await approveComment(moderator, slug, 2, {}, seconds(1))
  const claims = await db().claim.count()
  await undoAct(moderator, act, seconds(2))

  expect(claims).toBe(0)
  expect(await db().claim.findMany({ select: { commentId: true, moderatorId: true, until: true } })).toEqual([
    { commentId: held, moderatorId: moderator.id, until: seconds(122) },
  ])
})

test('taking back twice, after 15 seconds, another’s act, or one that never was, is refused and changes nothing', async () => {
  const { moderator, author, slug } = await aDesk()
  const act = await approveComment(moderator, slug, 2, {}, noon)
  const other = await removeComment(moderator, slug, 3, removal, noon)
  const admin = await anAdmin()
  await undoAct(moderator, act, seconds(14.9))
  const [before, events] = [await dumpDecided(), await db().event.count()]

  const tries: [() => Promise<unknown>, string][] = [
    [() => undoAct(moderator, act, seconds(1)), 'conflict'],
    [() => undoAct(moderator, other, seconds(15.1)), 'conflict'],
    [() => undoAct(admin, other, seconds(1)), 'not_found'],
    [() => undoAct(moderator, 'no-such-act', seconds(1)), 'not_found'],
    [() => undoAct(author, other, seconds(1)), 'not_found'],
    [() => undoAct(null, other, seconds(1)), 'not_found'],
  ]

  for (const [tryIt, code] of tries) await expect(tryIt()).rejects.toMatchObject({ code })
  expect(await dumpDecided()).toBe(before)
  expect(await db().event.count()).toBe(events)
})

test('an act is taken back once, also by two clicks at the same moment', async () => {
  const { moderator, slug } = await aDesk()
  const act = await approveComment(moderator, slug, 2, {}, noon)

  const both = await Promise.allSettled([undoAct(moderator, act, seconds(1)), undoAct(moderator, act, seconds(1))])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().event.count({ where: { kind: 'comment.undone' } })).toBe(1)
  expect(await findMiscounts()).toEqual([])
})

test('what a colleague or the author changed since is not taken back, and neither is the rest of the act', async () => {
  const { moderator, author, slug } = await aDesk()
  const places = [2, 3].map((number) => ({ slug, number }))
  const { act } = await decideMany(moderator, places, { to: 'shown' }, noon)
  await editComment(author, slug, 3, { body: 'Other words than before.', revision: 1 }, seconds(2))
  const colleague = await aModerator()
  const again = await removeComment(moderator, slug, 2, removal, seconds(3))
  await undoAct(moderator, again, seconds(4))
  const taken = await removeComment(moderator, slug, 2, removal, seconds(5))
  await restoreComment(colleague, slug, 2, seconds(6))
  await removeComment(colleague, slug, 2, removal, seconds(7))
  const before = await dumpDecided()

  const tries = [() => undoAct(moderator, act, seconds(8)), () => undoAct(moderator, taken, seconds(8))]

  for (const tryIt of tries) await expect(tryIt()).rejects.toMatchObject({ code: 'conflict' })
  expect(await dumpDecided()).toBe(before)
  expect(await db().act.count({ where: { actorId: moderator.id, undoneAt: { not: null } } })).toBe(1)
})

test('a decision on what its author has withdrawn since is not taken back, and what it closed stays closed', async () => {
  const { moderator, author, slug } = await aDesk()
  const places = [2, 3].map((number) => ({ slug, number }))
  const { act } = await decideMany(moderator, places, { to: 'shown' }, noon)
  await withdrawComment(author, slug, 3, seconds(2))
  const before = await dumpDecided()

  await expect(undoAct(moderator, act, seconds(4))).rejects.toMatchObject({ code: 'conflict' })

  expect(await dumpDecided()).toBe(before)
  expect(await db().report.count({ where: { outcome: 'dismissed' } })).toBe(2)
})

test('what was opened again is closed without an outcome when the comment is withdrawn', async () => {
  const { moderator, author, slug, held } = await aDesk()
  const act = await approveComment(moderator, slug, 2, {}, noon)
  await undoAct(moderator, act, seconds(2))

  await withdrawComment(author, slug, 2, seconds(4))

  const where = { commentId: held }
  expect(await db().report.findMany({ where, select: { decidedAt: true, outcome: true } })).toEqual([
    { decidedAt: seconds(4), outcome: null },
  ])
  expect(await db().verdict.findMany({ where, select: { decidedAt: true } })).toEqual([{ decidedAt: seconds(4) }])
  expect(await db().claim.count()).toBe(0)
  await expect(undoAct(moderator, act, seconds(5))).rejects.toMatchObject({ code: 'conflict' })
  expect(await findMiscounts()).toEqual([])
})

test('how everything stood is kept for an hour and no longer', async () => {
  const { moderator, slug } = await aDesk()
  await approveComment(moderator, slug, 2, {}, noon)

  await removeComment(moderator, slug, 3, removal, afterNoon(61))

  expect(await db().act.findMany({ where: { actorId: moderator.id }, select: { at: true } })).toEqual([
    { at: afterNoon(61) },
  ])
})

test('a decision says in the log how long the comment had waited, and since when nobody had asked it does not', async () => {
  const { moderator, slug } = await aDesk()

  await approveComment(moderator, slug, 3, {}, seconds(30))
  const asked = JSON.parse((await lastEvent()).data)
  await removeComment(moderator, slug, 3, removal, seconds(40))

  expect(asked).toMatchObject({ before: 'shown', after: 'shown', waitedMs: 30_000 })
  expect(JSON.parse((await lastEvent()).data)).not.toHaveProperty('waitedMs')
})

test('a decision counts no waiting for words that were edited away', async () => {
  const [moderator, author, { id, slug }] = [await aModerator(), await aReader(), await anArticle()]
  const [commentId = ''] = await someComments(id, author.id, 1, { status: 'shown' })
  const verdict = { commentId, rule: 'watched_words', kind: 'watch' as const }
  await transaction(async (tx) => {
    for (const revision of [1, 2])
      await tx.verdict.create({ data: { ...verdict, revision, at: seconds(revision * 10) }, select: { rule: true } })
    await tx.comment.update({ where: { id: commentId }, data: { revision: 2 }, select: { id: true } })
  })

  await approveComment(moderator, slug, 1, {}, seconds(50))

  expect(JSON.parse((await lastEvent()).data)).toMatchObject({ waitedMs: 30_000 })
})
