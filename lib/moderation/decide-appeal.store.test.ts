import { beforeEach, describe, expect, test } from 'vitest'
import { suspendReader } from '@/lib/accounts/suspend'
import type { Viewer } from '@/lib/accounts/view'
import { listComments } from '@/lib/comments/list-comments'
import { db } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anAdmin, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { appealRemoval } from './appeal'
import { decideAppeal } from './decide-appeal'
import { findOwnAppeal, readAppeals } from './queries-appeals'
import { removeComment } from './remove'
import { restoreComment } from './restore'

const APPEAL = { text: 'It is about the bell, as the article is.' }
const UPHELD = { outcome: 'upheld', note: 'You are right.' } as const
const DISMISSED = { outcome: 'dismissed', note: 'It names a neighbour.' } as const

let slug = ''
beforeEach(async () => {
  slug = (await anArticle()).slug
})

/** An appeal of a reader's for their comment #1, which `remover` removed; #2 quotes it. */
async function anAppeal(given: { remover?: Viewer; author?: Viewer } = {}) {
  const [author, remover] = [given.author ?? (await aReader()), given.remover ?? (await aModerator())]
  await aComment(author, slug, 'The bell is the voice of the bay.')
  await aComment(await aReader(), slug, '>>1\n> the voice of the bay\nIs it?', afterNoon(1), 1)
  await removeComment(remover, slug, 1, { reason: 'off_topic', note: 'Not the place.' }, afterNoon(2))
  await appealRemoval(author, slug, 1, APPEAL, afterNoon(3))
  return { author, remover }
}

const stored = async () => ({
  rows: await countRows(),
  appeals: await db().appeal.findMany(),
  comments: await db().comment.findMany({ orderBy: { id: 'asc' } }),
  articles: await db().article.findMany({ orderBy: { id: 'asc' } }),
})
const codesOf = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done'))
const lastEvent = async () => {
  const event = await db().event.findFirstOrThrow({
    orderBy: { id: 'desc' },
    select: { kind: true, actorId: true, data: true },
  })
  return { ...event, data: JSON.parse(event.data) }
}

test('whoever removed a comment does not restore it in passing, once its author has appealed', async () => {
  const { remover } = await anAppeal()
  await aModerator()
  const before = await stored()

  await expect(restoreComment(remover, slug, 1, afterNoon(4))).rejects.toMatchObject({ code: 'forbidden' })

  expect(await stored()).toEqual(before)
})

describe('another moderator', () => {
  test('upholds an appeal: the comment, its counters and quotes of it are back, as after restoring', async () => {
    const { author } = await anAppeal()
    const colleague = await aModerator()

    const act = await decideAppeal(colleague, slug, 1, UPHELD, afterNoon(10))

    const thread = await listComments(slug, { limit: 10 }, null, afterNoon(11))
    expect(thread?.comments.map(({ number, status }) => [number, status])).toEqual([
      [1, 'shown'],
      [2, 'shown'],
    ])
    expect(thread?.comments[1]?.quotes).toMatchObject([{ text: 'the voice of the bay', state: 'shown' }])
    expect(await db().article.findFirst({ where: { slug }, select: { shownCount: true } })).toEqual({ shownCount: 2 })
    expect(await lastEvent()).toEqual({
      kind: 'comment.restored',
      actorId: colleague.id,
      data: { before: 'removed', after: 'shown', act, note: UPHELD.note, waitedMs: 7 * 60_000, appeal: 'upheld' },
    })
    expect(await findOwnAppeal(author, slug, 1)).toMatchObject({
      outcome: 'upheld',
      note: UPHELD.note,
      decidedAt: afterNoon(10).toISOString(),
    })
  })

  test('dismisses an appeal with words: the comment stays removed for its reason, and the author reads why', async () => {
    const { author } = await anAppeal()
    const colleague = await aModerator()

    const act = await decideAppeal(colleague, slug, 1, DISMISSED, afterNoon(10))

    expect(await db().comment.findFirst({ where: { number: 1 } })).toMatchObject({
      status: 'removed',
      statusRule: 'off_topic',
      statusNote: 'Not the place.',
    })
    expect(await lastEvent()).toEqual({
      kind: 'comment.appeal_dismissed',
      actorId: colleague.id,
      data: { before: 'removed', after: 'removed', act, note: DISMISSED.note, waitedMs: 7 * 60_000 },
    })
    expect(await findOwnAppeal(author, slug, 1)).toMatchObject(DISMISSED)
  })

  test('decides it once: of two at the same moment one does, and the other is told', async () => {
    await anAppeal()
    const both = [await aModerator(), await anAdmin()]

    const results = await Promise.allSettled(
      both.map((viewer, index) => decideAppeal(viewer, slug, 1, index === 0 ? UPHELD : DISMISSED, afterNoon(10))),
    )

    const decisions = { kind: { in: ['comment.restored', 'comment.appeal_dismissed'] } }
    expect(codesOf(results).toSorted()).toEqual(['conflict', 'done'])
    expect(await db().event.count({ where: decisions })).toBe(1)
  })

  test('finds nothing to decide where nobody has appealed, or where it was decided by restoring', async () => {
    await anAppeal()
    const colleague = await aModerator()
    await restoreComment(colleague, slug, 1, afterNoon(5))
    const before = await stored()

    const tries = await Promise.allSettled([
      decideAppeal(colleague, slug, 1, DISMISSED, afterNoon(6)),
      decideAppeal(colleague, slug, 2, DISMISSED, afterNoon(6)),
      decideAppeal(colleague, slug, 3, DISMISSED, afterNoon(6)),
    ])

    expect(codesOf(tries)).toEqual(['conflict', 'conflict', 'not_found'])
    expect(before.appeals).toMatchObject([{ outcome: 'upheld', deciderId: colleague.id }])
    expect(await stored()).toEqual(before)
  })
})

describe('nothing is written', () => {
  test('where whoever removed the comment decides while a colleague is there', async () => {
    const { remover } = await anAppeal()
    const colleague = await aModerator()
    const before = await stored()

    const tries = await Promise.allSettled(
      [UPHELD, DISMISSED].map((given) => decideAppeal(remover, slug, 1, given, noon)),
    )

    const [forRemover, forColleague] = await Promise.all(
      [remover, colleague].map((viewer) => readAppeals(viewer, [before.appeals[0]?.commentId ?? ''], noon)),
    )
    expect(codesOf(tries)).toEqual(['forbidden', 'forbidden'])
    expect(await stored()).toEqual(before)
    expect([...(forRemover?.values() ?? [])]).toMatchObject([{ ...APPEAL, against: remover.name, mayDecide: false }])
    expect([...(forColleague?.values() ?? [])]).toMatchObject([{ mayDecide: true }])
  })

  test('where an author decides about their own comment, also an admin who is alone with it', async () => {
    const admin = await anAdmin()
    const { remover } = await anAppeal({ author: admin })
    await suspendReader('house', remover.name, { reason: 'Away.' }, afterNoon(4))
    const before = await stored()

    const own = decideAppeal(admin, slug, 1, UPHELD, afterNoon(5))

    await expect(own).rejects.toMatchObject({ code: 'forbidden' })
    expect(await stored()).toEqual(before)
  })

  test('where a reader, a suspended moderator or nobody decides: to them it does not exist', async () => {
    const { author } = await anAppeal()
    const suspended = { ...(await aModerator()), suspension: { reason: 'Away.', until: null } }
    const before = await stored()

    const tries = await Promise.allSettled(
      [author, suspended, null].map((viewer) => decideAppeal(viewer, slug, 1, UPHELD, noon)),
    )

    expect(codesOf(tries)).toEqual(['not_found', 'not_found', 'not_found'])
    expect(await stored()).toEqual(before)
  })

  test('where it is dismissed without a word, or with words that nobody could read', async () => {
    await anAppeal()
    const colleague = await aModerator()
    const before = await stored()

    const tries = await Promise.allSettled(
      ['', 'A \u202e turn.'].map((note) => decideAppeal(colleague, slug, 1, { outcome: 'dismissed', note }, noon)),
    )

    expect(tries.map((result) => result.status === 'rejected' && [result.reason.code, result.reason.field])).toEqual([
      ['invalid', 'note'],
      ['invalid', 'note'],
    ])
    expect(await stored()).toEqual(before)
  })
})

describe('where nobody else could, whoever removed the comment decides its appeal, and it is said', () => {
  test('a moderator who is the only one', async () => {
    const { author, remover } = await anAppeal()
    const away = await aModerator()
    await suspendReader('house', away.name, { reason: 'Away.', until: afterNoon(90) }, afterNoon(4))
    const { commentId = '' } = (await db().appeal.findFirst({ select: { commentId: true } })) ?? {}
    const seen = [
      (await readAppeals(remover, [commentId], afterNoon(5))).get(commentId)?.mayDecide,
      (await readAppeals(remover, [commentId], afterNoon(91))).get(commentId)?.mayDecide,
    ]

    await decideAppeal(remover, slug, 1, UPHELD, afterNoon(5))

    const words = 'You are right. Decided by the moderator who had removed the comment: there is no other one.'
    expect(seen).toEqual([true, false])
    expect(await lastEvent()).toMatchObject({ kind: 'comment.restored', data: { note: words, appeal: 'upheld' } })
    expect(await findOwnAppeal(author, slug, 1)).toMatchObject({ outcome: 'upheld', note: words })
  })

  test('a moderator whose only colleague wrote the comment', async () => {
    const author = await aModerator()
    const { remover } = await anAppeal({ author })

    await decideAppeal(remover, slug, 1, DISMISSED, afterNoon(5))

    expect(await findOwnAppeal(author, slug, 1)).toMatchObject({ outcome: 'dismissed' })
  })
})
