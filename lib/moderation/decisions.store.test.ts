import { expect, test } from 'vitest'
import { editComment } from '@/lib/comments/edit'
import { postComment } from '@/lib/comments/post'
import { listReaderComments, listRevisions, readCard } from '@/lib/comments/queries'
import { withdrawComment } from '@/lib/comments/withdraw'
import { db, transaction } from '@/lib/db/client'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { approveComment } from './approve'
import { removeComment } from './remove'
import { reportComment } from './report'
import { restoreComment } from './restore'
import { undoAct } from './undo'

const removal = { reason: 'abuse', note: 'Please argue without insults.' }
const shownCount = (slug: string) => db().article.findUniqueOrThrow({ where: { slug }, select: { shownCount: true } })
const outcomes = () => db().report.findMany({ select: { outcome: true } })
const lastEvent = () =>
  db().event.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { kind: true, actorId: true, data: true } })

test('a held comment that is approved is shown to everybody, counted, and the act is in the log', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const { number, status } = await postComment(author, slug, { body: 'My first words here.' }, null, noon)

  await approveComment(moderator, slug, number, {}, afterNoon(1))

  expect(status).toBe('held')
  expect((await readCard(slug, number, null))?.comment.text).toBe('My first words here.')
  expect(await shownCount(slug)).toEqual({ shownCount: 1 })
  expect(await lastEvent()).toMatchObject({ kind: 'comment.approved', actorId: moderator.id })
})

test('a removed comment tells its author the reason and the moderator’s words, and others the reason alone', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'You are all fools.')

  await removeComment(moderator, slug, number, removal, afterNoon(1))

  const [own] = await listReaderComments(author.id, author)
  expect(own?.card.notice).toMatch(
    /^Removed by a moderator: abuse\. The moderator wrote: “Please argue without insults\.”/,
  )
  const card = await readCard(slug, number, null)
  expect(card?.tombstone).toBe('Removed by a moderator: abuse.')
  expect(JSON.stringify(card)).not.toMatch(/fools|without insults/)
  expect(await listReaderComments(author.id, await aReader())).toEqual([])
})

test('a held comment tells its author why it waits', async () => {
  const [author, { slug }] = [await aReader(), await anArticle()]
  await postComment(author, slug, { body: 'My first words here.' }, null, noon)

  const [own] = await listReaderComments(author.id, author)

  expect(own?.card.notice).toMatch(/^Held for a moderator because it is your first comment\./)
})

test('removing takes a comment out of the count and out of every quote; restoring brings both back', async () => {
  const [moderator, author, quoter, { slug }] = [
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  const number = await aComment(author, slug, 'The bell is lovely for about four seconds.')
  const quoting = await aComment(quoter, slug, `>>${number}\n> The bell is lovely\n\nIs it?`)
  const quoted = async () => (await readCard(slug, quoting, null))?.comment.quotes[0]?.text

  await removeComment(moderator, slug, number, removal, afterNoon(1))
  const whileRemoved = [await quoted(), await shownCount(slug)]
  await restoreComment(moderator, slug, number, afterNoon(2))

  expect(whileRemoved).toEqual([null, { shownCount: 1 }])
  expect([await quoted(), await shownCount(slug)]).toEqual(['The bell is lovely', { shownCount: 2 }])
  expect(await lastEvent()).toMatchObject({ kind: 'comment.restored' })
})

test('restoring turns the reports of the removal: their reporter was wrong, and the comment has its place again', async () => {
  const [moderator, author, reporter, { slug }] = [
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  const number = await aComment(author, slug, 'The bell is lovely for about four seconds.')
  const score = async () => (await db().comment.findFirst({ where: { number }, select: { score: true } }))?.score
  await transaction((tx) => tx.comment.updateMany({ where: { number }, data: { recommendationCount: 3 } }))
  await reportComment(reporter, slug, number, { rule: 'abuse', text: '' }, noon)
  const before = await score()

  await removeComment(moderator, slug, number, removal, afterNoon(1))
  const removed = await db().report.findFirst({ select: { outcome: true } })
  const act = await restoreComment(moderator, slug, number, afterNoon(2))
  const [restored, after] = [await db().report.findFirst({ select: { outcome: true } }), await score()]
  await undoAct(moderator, act, afterNoon(2))

  expect([removed?.outcome, restored?.outcome]).toEqual(['upheld', 'dismissed'])
  expect(after).toBeGreaterThan(before ?? Number.POSITIVE_INFINITY)
  expect(await db().report.findFirst({ select: { outcome: true } })).toEqual({ outcome: 'upheld' })
})

test('removing upholds the open reports, approving dismisses them', async () => {
  const [moderator, author, reporter, { slug }] = [
    await aModerator(),
    await aReader(),
    await aReader(),
    await anArticle(),
  ]
  const number = await aComment(author, slug, 'Cheap island transfers, message me.')
  await reportComment(reporter, slug, number, { rule: 'spam', text: '' }, noon)

  await approveComment(moderator, slug, number, {}, afterNoon(1))
  const afterApproval = await outcomes()
  await reportComment(await aReader(), slug, number, { rule: 'spam', text: '' }, afterNoon(2))
  await removeComment(moderator, slug, number, removal, afterNoon(3))

  expect(afterApproval).toEqual([{ outcome: 'dismissed' }])
  expect((await outcomes()).map(({ outcome }) => outcome).sort()).toEqual(['dismissed', 'upheld'])
})

test('for readers no decision exists, and nothing is written', async () => {
  const [author, other, { slug }] = [await aReader(), await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'Leave me be.')
  const events = await db().event.count()

  const tries = [
    () => approveComment(other, slug, number, {}, noon),
    () => removeComment(other, slug, number, removal, noon),
    () => restoreComment(author, slug, number, noon),
  ]

  for (const tryIt of tries) await expect(tryIt()).rejects.toMatchObject({ code: 'not_found' })
  expect(await db().event.count()).toBe(events)
  expect(await shownCount(slug)).toEqual({ shownCount: 1 })
})

test('two moderators cannot remove one comment twice: the second is told', async () => {
  const [first, second, author, { slug }] = [await aModerator(), await aModerator(), await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'You are all fools.')

  const tries = await Promise.allSettled([
    removeComment(first, slug, number, removal, noon),
    removeComment(second, slug, number, removal, noon),
  ])

  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().event.count({ where: { kind: 'comment.removed' } })).toBe(1)
  expect(await shownCount(slug)).toEqual({ shownCount: 0 })
})

test('a comment that its author withdrew meanwhile is decided by nobody', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'I take this back.')
  await withdrawComment(author, slug, number, noon)

  const tries = [
    () => approveComment(moderator, slug, number, {}, noon),
    () => removeComment(moderator, slug, number, removal, noon),
    () => restoreComment(moderator, slug, number, noon),
  ]

  for (const tryIt of tries) await expect(tryIt()).rejects.toMatchObject({ code: 'conflict' })
  expect((await readCard(slug, number, moderator))?.comment.status ?? 'withdrawn').toBe('withdrawn')
})

test('only what is removed can be restored, and a number that is not there is not found', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'Still here.')

  await expect(restoreComment(moderator, slug, number, noon)).rejects.toMatchObject({ code: 'conflict' })
  await expect(removeComment(moderator, slug, 99, removal, noon)).rejects.toMatchObject({ code: 'not_found' })
  await expect(removeComment(moderator, 'no-such-article', 1, removal, noon)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('words that were changed while a moderator read them are not decided about', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const { number } = await postComment(author, slug, { body: 'Harmless words.' }, null, noon)
  await editComment(author, slug, number, { body: 'Other words.', revision: 1 }, afterNoon(1))

  const both = await Promise.allSettled([
    approveComment(moderator, slug, number, { revision: 1 }, afterNoon(2)),
    removeComment(moderator, slug, number, { ...removal, revision: 1 }, afterNoon(2)),
  ])

  expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['conflict', 'conflict'])
  expect((await readCard(slug, number, author))?.comment.status).toBe('held')
})

test('a wording that was replaced before anybody saw it stays out of the public history', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const { number } = await postComment(author, slug, { body: 'The address is 12 Elm Street.' }, null, noon)
  await editComment(author, slug, number, { body: 'Never mind.', revision: 1 }, afterNoon(1))
  await approveComment(moderator, slug, number, { revision: 2 }, afterNoon(2))

  const [forAll, forAuthor] = await Promise.all([null, author].map((viewer) => listRevisions(slug, number, viewer)))

  expect(forAll?.map(({ text }) => text)).toEqual(['Never mind.'])
  expect(forAuthor).toHaveLength(2)
})

test('nobody decides about their own comment, and a suspended moderator about none', async () => {
  const [moderator, { slug }] = [await aModerator(), await anArticle()]
  const number = await aComment(moderator, slug, 'My own words.')
  const suspended = { ...(await aModerator()), suspension: { reason: 'rest', until: null } }

  const both = await Promise.allSettled([
    removeComment(moderator, slug, number, removal, noon),
    removeComment(suspended, slug, number, removal, noon),
  ])

  expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['forbidden', 'not_found'])
})
