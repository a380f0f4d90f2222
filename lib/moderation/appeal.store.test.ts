import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { withdrawComment } from '@/lib/comments/withdraw'
import { db, transaction } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { appealRemoval } from './appeal'
import { findOwnAppeal, listOwnAppeals } from './queries-appeals'
import { removeComment } from './remove'
import { restoreComment } from './restore'

const APPEAL = { text: 'It is about the bell, as the article is.' }

let slug = ''
beforeEach(async () => {
  slug = (await anArticle()).slug
})

/** Somebody whose comment #1 was removed, and by whom. */
async function aRemoval(): Promise<{ author: Viewer; moderator: Viewer }> {
  const [author, moderator] = [await aReader(), await aModerator()]
  await aComment(author, slug, 'The bell is the voice of the bay.')
  await removeComment(moderator, slug, 1, { reason: 'off_topic', note: '' }, afterNoon(1))
  return { author, moderator }
}

const stored = async () => ({ rows: await countRows(), appeals: await db().appeal.findMany() })
const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'))

describe('the author of a removed comment', () => {
  test('appeals with their words; it is kept against whom the removal was, and stands in the log without the words', async () => {
    const { author, moderator } = await aRemoval()

    await appealRemoval(author, slug, 1, { text: ` ${APPEAL.text}\r\n` }, afterNoon(2))

    const event = await db().event.findFirstOrThrow({
      where: { kind: 'comment.appealed' },
      select: { actorId: true, data: true, comment: { select: { number: true } } },
    })
    expect(await db().appeal.findMany()).toMatchObject([
      { ...APPEAL, createdAt: afterNoon(2), againstId: moderator.id, decidedAt: null, outcome: null },
    ])
    expect(event).toEqual({ actorId: author.id, data: '{}', comment: { number: 1 } })
  })

  test('appeals against the latest removal, by whoever did that', async () => {
    const { author, moderator } = await aRemoval()
    const colleague = await aModerator()
    await restoreComment(moderator, slug, 1, afterNoon(2))
    await removeComment(colleague, slug, 1, { reason: 'spam', note: '' }, afterNoon(3))

    await appealRemoval(author, slug, 1, APPEAL, afterNoon(4))

    expect(await db().appeal.findMany({ select: { againstId: true } })).toEqual([{ againstId: colleague.id }])
  })

  test('may appeal while suspended', async () => {
    const { author } = await aRemoval()

    await appealRemoval({ ...author, suspension: { reason: 'Spam.', until: null } }, slug, 1, APPEAL, afterNoon(2))

    expect(await db().appeal.count()).toBe(1)
  })

  test('sees the appeal on their own pages, and nobody else does', async () => {
    const { author, moderator } = await aRemoval()
    await appealRemoval(author, slug, 1, APPEAL, afterNoon(2))

    const own = { slug, number: 1, ...APPEAL, at: afterNoon(2).toISOString() }
    const open = { outcome: null, decidedAt: null, note: null }
    expect(await findOwnAppeal(author, slug, 1)).toEqual({ ...own, ...open })
    expect(await listOwnAppeals(author)).toEqual([{ ...own, ...open }])
    expect([await findOwnAppeal(moderator, slug, 1), await listOwnAppeals(moderator)]).toEqual([null, []])
  })

  test('appeals once, not even twice at the same moment, and not again after another removal', async () => {
    const { author, moderator } = await aRemoval()

    const both = await Promise.allSettled([1, 2].map(() => appealRemoval(author, slug, 1, APPEAL, afterNoon(2))))
    await restoreComment(await aModerator(), slug, 1, afterNoon(3))
    await removeComment(moderator, slug, 1, { reason: 'spam', note: '' }, afterNoon(4))
    const again = appealRemoval(author, slug, 1, APPEAL, afterNoon(5))

    await expect(again).rejects.toMatchObject({ code: 'conflict' })
    expect(codesOf(both).toSorted()).toEqual(['conflict', 'done'])
    expect(await db().event.count({ where: { kind: 'comment.appealed' } })).toBe(1)
  })
})

describe('nothing is written', () => {
  test('where somebody else appeals, or nobody, or where there is no such comment', async () => {
    const { author, moderator } = await aRemoval()
    const before = await stored()

    const tries = await Promise.allSettled([
      appealRemoval(await aReader(), slug, 1, APPEAL, noon),
      appealRemoval(moderator, slug, 1, APPEAL, noon),
      appealRemoval(author, slug, 2, APPEAL, noon),
      appealRemoval(author, 'nowhere', 1, APPEAL, noon),
      appealRemoval(null, slug, 1, APPEAL, noon),
    ])

    expect(codesOf(tries)).toEqual(['not_found', 'not_found', 'not_found', 'not_found', 'signed_out'])
    expect(await stored()).toEqual({ ...before, rows: { ...before.rows, account: (before.rows.account ?? 0) + 1 } })
  })

  test('for a comment that is shown, held or withdrawn', async () => {
    const author = await aReader()
    for (const minutes of [0, 1, 2]) await aComment(author, slug, `Shown at ${minutes} past noon.`, afterNoon(minutes))
    await transaction((tx) => tx.comment.updateMany({ where: { number: 2 }, data: { status: 'held' } }))
    await withdrawComment(author, slug, 3, afterNoon(3))
    const before = await stored()

    const tries = await Promise.allSettled([1, 2, 3].map((number) => appealRemoval(author, slug, number, APPEAL, noon)))

    expect(codesOf(tries)).toEqual(['conflict', 'conflict', 'conflict'])
    expect(await stored()).toEqual(before)
  })

  test.each([
    ['too short once it is tidied', `${'a'.repeat(9)}   \n\n`],
    ['too long', 'ab '.repeat(334)],
    ['turning the direction of writing around', 'This comment \u202e was right.'],
  ])('where the words are %s', async (_, text) => {
    const { author } = await aRemoval()
    const before = await stored()

    const refused = appealRemoval(author, slug, 1, { text }, noon)

    await expect(refused).rejects.toMatchObject({ code: 'invalid', field: 'text' })
    expect(await stored()).toEqual(before)
  })
})

test.each([10, 1_000])('an appeal may have %i characters, as a reader counts them', async (characters) => {
  const { author } = await aRemoval()

  await appealRemoval(author, slug, 1, { text: '👩‍👩‍👧‍👦'.repeat(characters) }, afterNoon(2))

  expect(await db().appeal.count()).toBe(1)
})
