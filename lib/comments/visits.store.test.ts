import { beforeEach, describe, expect, test } from 'vitest'
import { eraseAccount } from '@/lib/accounts/erase-account'
import type { Viewer } from '@/lib/accounts/view'
import { db, transaction } from '@/lib/db/client'
import { approveComment } from '@/lib/moderation/approve'
import { removeComment } from '@/lib/moderation/remove'
import { countQueries } from '@/lib/testing/count-queries'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { editComment } from './edit'
import { readThread } from './listing'
import { postComment } from './post'
import { type AskedThread, STANDARD } from './view-choice'
import { markNew } from './visits'
import { rememberVisit } from './visits-remember'
import { withdrawComment } from './withdraw'

let author: Viewer
let reader: Viewer
let article: { id: string; slug: string }
beforeEach(async () => {
  author = await aRegular('Noa of the Pier')
  reader = await aReader({ name: 'Mika by the Sea' })
  article = await anArticle()
})

const say = (words: string, minutes: number, by = author) => aComment(by, article.slug, words, afterNoon(minutes))
const visit = (minutes: number, seen: { until?: Date; all?: boolean } = {}, by: Viewer | null = reader) =>
  rememberVisit(by, article.slug, { all: false, ...seen }, afterNoon(minutes))

async function look(minutes: number, viewer: Viewer | null = reader, asked: Partial<AskedThread> = {}) {
  const now = afterNoon(minutes)
  const thread = await readThread(article.slug, { ...STANDARD, ...asked }, viewer, now)
  if (!thread) throw new Error('there is no such page')
  const marked = await markNew(thread, article.id, viewer, now)
  const fresh = marked.cards.flatMap((card) => (card.fresh ? [[card.comment.number, card.fresh.next]] : []))
  return { thread, visit: marked.visit, fresh, cards: marked.cards }
}

/** Comments with nothing but what counts here, shown a minute apart; `from` is the first number. */
async function aLongThread(from: number, to: number, shownFrom: number): Promise<void> {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => {
    const at = afterNoon(shownFrom + index / 60)
    const id = `long-${article.id}-${from + index}`
    return {
      ...{ id, articleId: article.id, number: from + index, authorId: author.id },
      ...{ status: 'shown' as const, postedAt: at, createdAt: at, shownAt: at },
    }
  })
  await transaction(async (tx) => {
    await tx.comment.createMany({ data: rows })
    await tx.article.update({ where: { id: article.id }, data: { lastNumber: to, shownCount: rows.length } })
  })
}

describe('what is new', () => {
  test('nothing is before a visit is remembered, and nothing on the first one', async () => {
    await say('The bell rings six times at midnight.', 1)

    const before = await look(2)
    await visit(2)
    const after = await look(3)

    expect(before).toMatchObject({ visit: { isFirst: true, newCount: 0, firstNew: null }, fresh: [] })
    expect(after).toMatchObject({ visit: { isFirst: false, newCount: 0, firstNew: null }, fresh: [] })
  })

  test('what others wrote since is, each leading to the next, while the reader goes on reading', async () => {
    await say('The bell rings six times at midnight.', 1)
    await visit(2)
    await say('Then the tide turns and the boats come in.', 5)
    await say('A light would do, says the harbour office.', 6)

    const soon = await look(10)
    await visit(10)
    await visit(35)
    const later = await look(60)

    const both = {
      visit: { newCount: 2, firstNew: 2, nextNew: null },
      fresh: [
        [2, 3],
        [3, null],
      ],
    }
    expect(soon).toMatchObject(both)
    expect(later).toMatchObject(both)
  })

  test('coming back after more than half an hour, only what came after the last visit is, before it is remembered and after', async () => {
    await visit(0)
    await say('The bell rings six times at midnight.', 5)
    await visit(10)
    await say('Then the tide turns and the boats come in.', 15)

    const within = await look(40)
    const back = await look(41)
    await visit(41)
    const reloaded = await look(42)

    expect(within.fresh).toEqual([
      [1, 2],
      [2, null],
    ])
    expect(back.fresh).toEqual([[2, null]])
    expect(reloaded.fresh).toEqual([[2, null]])
  })

  test('what was held counts from when readers could see it, not from when it was written', async () => {
    const stranger = await aReader()
    const held = await postComment(
      stranger,
      article.slug,
      { body: 'Sign up at https://cheap.example now.' },
      null,
      noon,
    )
    await visit(5)
    await say('The bell rings six times at midnight.', 6)

    const whileHeld = await look(7)
    await approveComment(await aModerator(), article.slug, held.number, {}, afterNoon(8))
    const approved = await look(9)

    expect(held.status).toBe('held')
    expect(whileHeld.fresh).toEqual([[2, null]])
    expect(approved).toMatchObject({
      visit: { newCount: 2, firstNew: 1 },
      fresh: [
        [1, 2],
        [2, null],
      ],
    })
  })

  test("is neither one's own, nor removed, nor withdrawn, nor an edit of what was there", async () => {
    const old = await say('The bell rings six times at midnight.', 1)
    await visit(2)
    await say('I can hear it from here.', 3, reader)
    const removed = await say('Then the tide turns and the boats come in.', 4)
    const withdrawn = await say('A light would do, says the harbour office.', 5)
    await removeComment(await aModerator(), article.slug, removed, { reason: 'off_topic', note: '' }, afterNoon(6))
    await withdrawComment(author, article.slug, withdrawn, afterNoon(6))
    await editComment(author, article.slug, old, { body: 'The bell rings seven times.', revision: 1 }, afterNoon(7))

    expect(await look(8)).toMatchObject({ visit: { newCount: 0, firstNew: null, nextNew: null }, fresh: [] })
  })

  test('is each reader’s and each article’s own, and no matter of those who are signed out', async () => {
    const [other, elsewhere] = [await aReader(), await anArticle()]
    await visit(0)
    await rememberVisit(other, article.slug, { all: false }, afterNoon(3))
    await rememberVisit(reader, elsewhere.slug, { all: false }, afterNoon(3))
    await say('The bell rings six times at midnight.', 2)

    const counts = [(await look(4)).visit?.newCount, (await look(4, other)).visit?.newCount]
    const signedOut = await look(4, null)

    expect(counts).toEqual([1, 0])
    expect(signedOut.visit).toBeUndefined()
    expect(JSON.stringify(signedOut.cards)).not.toContain('fresh')
    expect(await countQueries(() => markNew(signedOut.thread, article.id, null))).toBe(0)
  })

  test('on another page is counted, and led to from the last of this one', async () => {
    await visit(0)
    await aLongThread(1, 120, -10)
    await aLongThread(121, 130, 1)
    await transaction((tx) => tx.comment.updateMany({ where: { number: 3 }, data: { shownAt: afterNoon(2) } }))

    const pages = [await look(5), await look(5, reader, { page: 2 }), await look(5, reader, { page: 3 })]
    const inAnotherOrder = await look(5, reader, { order: 'newest' })

    expect(pages.map(({ visit }) => [visit?.newCount, visit?.firstNew, visit?.nextNew])).toEqual([
      [11, 3, 121],
      [11, 3, 121],
      [11, 3, null],
    ])
    expect(pages.map(({ fresh }) => [fresh.length, fresh[0], fresh.at(-1)])).toEqual([
      [1, [3, 121], [3, 121]],
      [0, undefined, undefined],
      [10, [121, 122], [130, null]],
    ])
    expect(inAnotherOrder.visit).toMatchObject({ newCount: 11, firstNew: 130, nextNew: 3 })
    expect([inAnotherOrder.fresh[0], inAnotherOrder.fresh.at(-1)]).toEqual([
      [130, 129],
      [121, 3],
    ])
  })

  test('is not counted beyond a thousand, and led to all the same, in as many queries as ever', async () => {
    await visit(0)
    await aLongThread(1, 1_300, 1)

    const pages = await Promise.all([1, 24, 26].map((page) => look(60, reader, { page })))
    const looking = () => look(60, reader, { page: 24 })

    expect(pages.map(({ visit }) => [visit?.newCount, visit?.isMore, visit?.firstNew, visit?.nextNew])).toEqual([
      [1_000, true, 1, 51],
      [1_000, true, 1, 1_201],
      [1_000, true, 1, null],
    ])
    expect(pages.map(({ fresh }) => [fresh.length, fresh.at(-1)])).toEqual([
      [50, [50, 51]],
      [50, [1_200, 1_201]],
      [50, [1_300, null]],
    ])
    expect(
      (await countQueries(looking)) -
        (await countQueries(() => readThread(article.slug, { ...STANDARD, page: 24 }, reader, afterNoon(60)))),
    ).toBeLessThanOrEqual(4)
  })
})

describe('remembering a visit', () => {
  test('is for those who are signed in, and for articles that are there', async () => {
    await expect(visit(0, {}, null)).rejects.toMatchObject({ code: 'signed_out' })
    await expect(rememberVisit(reader, 'nothing-here', { all: false }, noon)).rejects.toMatchObject({
      code: 'not_found',
    })

    expect(await db().visit.count()).toBe(0)
  })

  test('leaves new what came after the page was made, and the future unseen', async () => {
    await say('The bell rings six times at midnight.', 1)
    const { visit: seen } = await look(2)
    await say('Then the tide turns and the boats come in.', 2.5)

    await visit(3, { until: new Date(seen?.until ?? '') })
    const first = await look(4)
    const ahead = await visit(50, { until: afterNoon(1_000) })

    expect(first.fresh).toEqual([[2, null]])
    expect(ahead).toEqual({ since: afterNoon(2), seenAt: afterNoon(50) })
  })

  test('all as read leaves nothing new but what came after the page was made', async () => {
    await visit(0)
    await say('The bell rings six times at midnight.', 1)
    await say('Then the tide turns and the boats come in.', 3)

    const stored = await visit(4, { until: afterNoon(2), all: true })

    expect(stored).toEqual({ since: afterNoon(2), seenAt: afterNoon(2) })
    expect((await look(5)).fresh).toEqual([[2, null]])
  })

  test('late takes nothing back', async () => {
    await visit(0)
    await visit(60)
    const all = await visit(90, { until: afterNoon(80), all: true })

    const late = [await visit(91, { until: afterNoon(10) }), await visit(91, { until: afterNoon(10), all: true })]

    expect(late).toEqual([all, all])
  })

  test('at once from two browsers is one row, whatever comes first', async () => {
    await visit(0)

    await Promise.all(Array.from({ length: 10 }, (_, index) => visit(index % 2 === 0 ? 100 : 101)))

    expect(await db().visit.findMany({ select: { since: true, seenAt: true } })).toEqual([
      { since: noon, seenAt: afterNoon(101) },
    ])
  })

  test('at once for the first time is one row too', async () => {
    await Promise.all(Array.from({ length: 10 }, () => visit(5)))

    expect(await db().visit.count()).toBe(1)
  })

  test('forgets what that reader has not visited for a year, and nothing of others', async () => {
    const [other, elsewhere] = [await aReader(), await anArticle()]
    const aYear = 365 * 24 * 60
    await visit(0)
    await visit(0, {}, other)
    await rememberVisit(reader, elsewhere.slug, { all: false }, afterNoon(aYear))
    const kept = await db().visit.count()

    await rememberVisit(reader, elsewhere.slug, { all: false }, afterNoon(aYear + 1))

    expect(kept).toBe(3)
    expect(
      await db().visit.findMany({ orderBy: { seenAt: 'asc' }, select: { accountId: true, articleId: true } }),
    ).toEqual([
      { accountId: other.id, articleId: article.id },
      { accountId: reader.id, articleId: elsewhere.id },
    ])
  })

  test('of an erased account is refused, and what was remembered of it is gone', async () => {
    await visit(0)
    const erased = { ...reader }

    await eraseAccount('house', reader.name, afterNoon(1))

    await expect(visit(2, {}, erased)).rejects.toMatchObject({ code: 'signed_out' })
    expect(await db().visit.count()).toBe(0)
  })
})
