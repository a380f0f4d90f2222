import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { openReport, someComments } from '@/lib/testing/waiting'
import { approveComment } from './approve'
import { claimItem } from './claim'
import { claimNext } from './claim-next'
import { findCase } from './queries-case'
import { releaseItem } from './release'

const claims = () => db().claim.findMany({ select: { commentId: true, moderatorId: true, until: true } })

/** #1 is reported by a moderator, #2 and #3 are held. */
async function aQueue() {
  const [first, second, author, { id, slug }] = [
    await aModerator(),
    await aModerator(),
    await aReader(),
    await anArticle(),
  ]
  const [reported = ''] = await someComments(id, author.id, 1, { status: 'shown' })
  await openReport(reported, second.id)
  await someComments(id, author.id, 2, { from: 2 })
  return { first, second, author, id, slug, reported }
}

test('a claim is a colleague’s to respect for two minutes, and then free', async () => {
  const { first, second, slug, reported } = await aQueue()
  await claimItem(first, slug, 1, noon)

  const early = claimItem(second, slug, 1, afterNoon(1.99))
  await expect(early).rejects.toMatchObject({ code: 'conflict', message: `${first.name} is looking at this comment.` })
  const whileClaimed = await claims()
  await claimItem(second, slug, 1, afterNoon(2))

  expect(whileClaimed).toEqual([{ commentId: reported, moderatorId: first.id, until: afterNoon(2) }])
  expect(await claims()).toEqual([{ commentId: reported, moderatorId: second.id, until: afterNoon(4) }])
})

test('claiming again renews a claim', async () => {
  const { first, slug } = await aQueue()
  await claimItem(first, slug, 1, noon)

  await claimItem(first, slug, 1, afterNoon(1))

  expect((await claims()).map(({ until }) => until)).toEqual([afterNoon(3)])
})

test('colleagues see who looks at a comment, as long as it is so', async () => {
  const { first, second, slug } = await aQueue()
  await claimItem(first, slug, 1, noon)

  const seen = async (minutes: number) => (await findCase(second, slug, 1, afterNoon(minutes)))?.claim

  expect(await seen(1)).toEqual({ by: first.name, isMine: false, until: afterNoon(2).toISOString() })
  expect((await findCase(first, slug, 1, afterNoon(1)))?.claim?.isMine).toBe(true)
  expect(await seen(2)).toBeNull()
})

test('each moderator gets the most urgent that nobody else looks at, until nothing is left', async () => {
  const { first, second, slug } = await aQueue()

  const taken = [
    await claimNext(first, 'all', noon),
    await claimNext(second, 'all', noon),
    await claimNext(await aModerator(), 'all', noon),
    await claimNext(await aModerator(), 'all', noon),
  ]

  expect(taken.map((one) => one?.number)).toEqual([1, 2, 3, undefined])
  expect(taken[0]).toEqual({ slug, number: 1, until: afterNoon(2) })
  expect((await claimNext(second, 'held', afterNoon(3)))?.number).toBe(2)
})

test('two who ask for the next at the same moment get two different ones', async () => {
  const { first, second } = await aQueue()

  const both = await Promise.all([claimNext(first, 'held', noon), claimNext(second, 'held', noon)])

  expect(both.map((one) => one?.number).sort()).toEqual([2, 3])
})

test('nobody gets their own comment, or an appeal against their own removal while a colleague is there', async () => {
  const [first, { id }] = [await aModerator(), await anArticle()]
  await someComments(id, first.id, 1)
  const [removed = ''] = await someComments(id, (await aReader()).id, 1, { from: 2 })
  await transaction(async (tx) => {
    await tx.comment.update({ where: { id: removed }, data: { status: 'removed' }, select: { id: true } })
    const appeal = { commentId: removed, text: 'Why?', createdAt: noon, againstId: first.id }
    await tx.appeal.create({ data: appeal, select: { text: true } })
  })

  const alone = await claimNext(first, 'all', noon)
  const second = await aModerator()
  const withColleague = await claimNext(first, 'all', afterNoon(5))
  const colleague = await claimNext(second, 'appealed', afterNoon(5))

  expect([alone?.number, withColleague, colleague?.number]).toEqual([2, null, 2])
})

test('what was released, or decided, is nobody’s', async () => {
  const { first, second, slug } = await aQueue()
  await claimItem(first, slug, 1, noon)
  await claimItem(first, slug, 2, noon)

  await releaseItem(second, slug, 1)
  const notTheirs = await claims()
  await releaseItem(first, slug, 1)
  await approveComment(second, slug, 2, {}, noon)

  expect(notTheirs).toHaveLength(2)
  expect(await claims()).toEqual([])
})

test('nobody claims what is not there or their own, and readers claim nothing; and nothing is written', async () => {
  const { first, author, id, slug } = await aQueue()
  await someComments(id, first.id, 1, { from: 9 })

  const tries: [() => Promise<unknown>, string][] = [
    [() => claimItem(first, slug, 99, noon), 'not_found'],
    [() => claimItem(first, 'no-such-article', 1, noon), 'not_found'],
    [() => claimItem(first, slug, 9, noon), 'forbidden'],
    [() => claimItem(author, slug, 1, noon), 'not_found'],
    [() => claimItem(null, slug, 1, noon), 'not_found'],
    [() => claimNext(author, 'all', noon), 'not_found'],
    [() => releaseItem(null, slug, 1), 'not_found'],
  ]

  for (const [tryIt, code] of tries) await expect(tryIt()).rejects.toMatchObject({ code })
  expect(await claims()).toEqual([])
})
