import { beforeEach, describe, expect, test } from 'vitest'
import { muteReader } from '@/lib/accounts/mute'
import type { Viewer } from '@/lib/accounts/view'
import { listArticles } from '@/lib/articles/queries'
import { db, transaction } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { editComment } from './edit'
import { pickComment } from './pick'
import { readCard } from './queries'
import { withdrawComment } from './withdraw'

let moderator: Viewer
let author: Viewer
let slug: string
beforeEach(async () => {
  ;[moderator, author] = [await aModerator(), await aRegular('Low Tide')]
  slug = (await anArticle()).slug
  await aComment(author, slug, '>>¶1\n> after midnight.\nThe bell is lovely for four seconds.', noon)
  await aComment(author, slug, 'A light would do as well, and nobody would wake.', noon)
})

const codeOf = (outcome: Promise<unknown>) => outcome.then(() => null).catch((error) => error.code)
const onFront = async (viewer: Viewer | null = null, now = afterNoon(60)) =>
  (await listArticles(30, now, viewer?.id ?? null)).find((article) => article.slug === slug)?.picked ?? null
const isPicked = async (number: number) => (await readCard(slug, number, null, afterNoon(60)))?.comment.picked
const hide = (number: number, status: 'removed' | 'held') =>
  transaction((tx) => tx.comment.updateMany({ where: { article: { slug }, number }, data: { status } }))

describe('a picked comment', () => {
  test('stands on the front page in its author’s own words, and carries the mark', async () => {
    await pickComment(moderator, slug, 1, true, afterNoon(1))

    expect(await onFront()).toEqual({ number: 1, author: 'Low Tide', excerpt: 'The bell is lovely for four seconds.' })
    expect([await isPicked(1), await isPicked(2)]).toEqual([true, false])
  })

  test('makes room for the one that was picked last, and comes back when that one is unpicked', async () => {
    await pickComment(moderator, slug, 1, true, afterNoon(1))
    await pickComment(moderator, slug, 2, true, afterNoon(2))
    const latest = await onFront()

    await pickComment(moderator, slug, 2, false, afterNoon(3))

    expect([latest?.number, (await onFront())?.number]).toEqual([2, 1])
    expect([await isPicked(1), await isPicked(2)]).toEqual([true, false])
  })

  test.each(['removed', 'held'] as const)('vanishes from the front page at once when it is %s', async (status) => {
    await pickComment(moderator, slug, 1, true, afterNoon(1))

    await hide(1, status)

    expect(await onFront()).toBe(null)
    expect((await readCard(slug, 1, moderator, afterNoon(60)))?.comment.picked).toBe(false)
  })

  test('vanishes when its author withdraws it', async () => {
    await pickComment(moderator, slug, 1, true, afterNoon(1))

    await withdrawComment(author, slug, 1, afterNoon(2))

    expect(await onFront()).toBe(null)
  })

  test('is picked in the words it had: others of its author’s stand there only when they are picked anew', async () => {
    await pickComment(moderator, slug, 2, true, afterNoon(1))
    await editComment(author, slug, 2, { body: 'Buy my lamps, they wake nobody.', revision: 1 }, afterNoon(5))
    const edited = [await onFront(), await isPicked(2)]

    await pickComment(moderator, slug, 2, true, afterNoon(6))

    expect(edited).toEqual([null, false])
    expect([(await onFront())?.excerpt, await isPicked(2)]).toEqual(['Buy my lamps, they wake nobody.', true])
  })

  test('is not on the front page of whoever has muted its author', async () => {
    const reader = await aReader()
    await muteReader(reader, 'Low Tide', noon)

    await pickComment(moderator, slug, 1, true, afterNoon(1))

    expect([await onFront(reader), (await onFront(moderator))?.number]).toEqual([null, 1])
  })

  test('is logged once for each pick and each time it is taken back', async () => {
    await pickComment(moderator, slug, 1, true, afterNoon(1))
    await pickComment(moderator, slug, 1, true, afterNoon(2))
    await pickComment(moderator, slug, 1, false, afterNoon(3))
    await pickComment(moderator, slug, 1, false, afterNoon(4))

    const kind = { in: ['comment.picked', 'comment.unpicked'] }
    const events = await db().event.findMany({ where: { kind }, orderBy: { id: 'asc' }, take: 9 })
    expect(events.map((event) => [event.kind, event.actorId, event.commentId !== null])).toEqual([
      ['comment.picked', moderator.id, true],
      ['comment.unpicked', moderator.id, true],
    ])
  })
})

test('only a shown comment of somebody else can be picked, and only by a moderator', async () => {
  const own = await aComment(moderator, slug, 'What I think of it myself.', noon)
  await hide(2, 'held')
  const before = await countRows()

  const codes = [
    await codeOf(pickComment(author, slug, 1, true)),
    await codeOf(pickComment(null, slug, 1, true)),
    await codeOf(pickComment(moderator, slug, 2, true)),
    await codeOf(pickComment(moderator, slug, own, true)),
    await codeOf(pickComment(moderator, slug, 99, true)),
  ]

  expect(codes).toEqual(['not_found', 'not_found', 'conflict', 'forbidden', 'not_found'])
  expect([await countRows(), await onFront()]).toEqual([before, null])
})
