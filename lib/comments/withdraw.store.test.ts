import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { forgetSettings } from '@/lib/kernel/settings'
import { appealRemoval } from '@/lib/moderation/appeal'
import { addWords } from '@/lib/moderation/change-words'
import { claimItem } from '@/lib/moderation/claim'
import { countQueue } from '@/lib/moderation/queries'
import { readRecords } from '@/lib/moderation/queries-records'
import { removeComment } from '@/lib/moderation/remove'
import { reportComment } from '@/lib/moderation/report'
import { readBrake } from '@/lib/screening/brake'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { findMiscounts } from '@/lib/testing/waiting'
import { listComments } from './list-comments'
import { postComment } from './post'
import { readCard, readThreadPage } from './queries'
import { withdrawComment } from './withdraw'

let author: Viewer
let other: Viewer
let slug: string
beforeEach(async () => {
  author = await aReader({ name: 'Pier Side' })
  other = await aReader({ name: 'Low Tide' })
  slug = (await anArticle()).slug
  await aComment(author, slug, 'The bell rings six times at midnight.')
})

afterEach(() => {
  delete process.env.THREAD_BRAKE
  forgetSettings()
})

async function counts() {
  const { shownCount } = await db().article.findUniqueOrThrow({ where: { slug }, select: { shownCount: true } })
  return [shownCount, await db().comment.count({ where: { article: { slug }, status: 'shown' } })]
}
const readAll = async (viewer: Viewer | null) =>
  JSON.stringify([await readThreadPage(slug, 1, viewer, noon), await listComments(slug, { limit: 50 }, viewer, noon)])

describe('a withdrawn comment', () => {
  test('that nobody answered leaves no place, even for its author and moderators', async () => {
    await withdrawComment(author, slug, 1, afterNoon(30))

    const pages = await Promise.all(
      [null, author, other, await aModerator()].map((viewer) => readThreadPage(slug, 1, viewer, noon)),
    )
    expect(pages.map((page) => page?.cards)).toEqual([[], [], [], []])
    expect(await counts()).toEqual([0, 0])
  })

  test.each([
    ['a reply', 'Six it is.', 1],
    ['a quote', '>>1\n> six times\nSix it is.', undefined],
  ])('leaves a tombstone without name and words while it has %s', async (_, body, replyTo) => {
    const answer = await aComment(other, slug, body, noon, replyTo)
    await withdrawComment(author, slug, 1, afterNoon(30))
    const tombstone = await readCard(slug, 1, null)
    await withdrawComment(other, slug, answer, afterNoon(31))

    expect(tombstone).toMatchObject({
      tombstone: 'Withdrawn by its author.',
      comment: { author: null, text: '', html: '', postedAt: null },
      standing: null,
    })
    expect(await readCard(slug, 1, null)).toBeNull()
    expect(await counts()).toEqual([0, 0])
  })

  test('is blank in every quote of it, for everybody; the words of who quoted it stay', async () => {
    const number = await aComment(other, slug, '>>1\n> six times at midnight\nSix it is.')
    await withdrawComment(author, slug, 1, afterNoon(30))

    const card = await readCard(slug, number, null)
    expect(card?.comment.quotes).toMatchObject([{ text: null, author: null, state: 'withdrawn' }])
    expect(card?.comment.text).toBe('Six it is.')
    for (const viewer of [null, author, other, await aModerator()])
      expect(await readAll(viewer)).not.toMatch(/midnight|rings/)
  })

  test('cannot be quoted or answered any more', async () => {
    await aComment(other, slug, 'Something else.')
    await withdrawComment(author, slug, 1, afterNoon(1))

    const both = await Promise.allSettled([
      postComment(other, slug, { body: '>>1\n> six times\nSix.' }, null, afterNoon(2)),
      postComment(other, slug, { body: 'Six.', replyTo: 1 }, null, afterNoon(2)),
    ])

    expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['not_found', 'not_found'])
  })
})

/** What of everything that asks a moderator to look at comments here is open, and how it was closed. */
async function asked() {
  const where = { comment: { article: { slug } } }
  const [reports, verdicts] = await Promise.all([
    db().report.findMany({
      where,
      orderBy: { comment: { number: 'asc' } },
      take: 10,
      select: { decidedAt: true, outcome: true },
    }),
    db().verdict.findMany({
      where: { ...where, kind: 'watch' },
      orderBy: { at: 'asc' },
      take: 10,
      select: { rule: true, decidedAt: true },
    }),
  ])
  return { reports, verdicts, claims: await db().claim.count({ where }) }
}

describe('what asks a moderator to look at a comment', () => {
  test('is closed when it is withdrawn, and nobody’s record as a reporter changes', async () => {
    const [moderator, regular] = [await aModerator(), await aRegular('Bell Buoy')]
    await addWords(moderator, { list: 'watched', words: 'lamp' }, noon)
    const { number } = await postComment(regular, slug, { body: 'The lamp was lit.' }, null, noon)
    for (const reporter of [other, author])
      await reportComment(reporter, slug, number, { rule: 'spam', text: '' }, noon)
    await claimItem(moderator, slug, number, noon)
    const [before, record] = [await asked(), await readRecords([other.id], noon)]

    await withdrawComment(regular, slug, number, afterNoon(1))

    const closed = { decidedAt: afterNoon(1), outcome: null }
    expect(before).toMatchObject({ reports: [{ decidedAt: null }, { decidedAt: null }], claims: 1 })
    expect(before.verdicts).toEqual([{ rule: 'watched_words', decidedAt: null }])
    expect(await asked()).toEqual({
      reports: [closed, closed],
      verdicts: [{ rule: 'watched_words', decidedAt: afterNoon(1) }],
      claims: 0,
    })
    expect(await readRecords([other.id], noon)).toEqual(record)
    expect(record.get(other.id)?.reports).toEqual({ made: 1, upheld: 0, dismissed: 0 })
    expect(await countQueue(moderator)).toEqual({ reported: 0, held: 0, appealed: 0 })
    expect(await findMiscounts()).toEqual([])
  })

  test('of other comments stays open', async () => {
    await aComment(author, slug, 'The second one.')
    for (const number of [1, 2]) await reportComment(other, slug, number, { rule: 'spam', text: '' }, noon)

    await withdrawComment(author, slug, 1, afterNoon(1))

    expect((await asked()).reports.map(({ decidedAt }) => decidedAt)).toEqual([afterNoon(1), null])
  })

  test('slows nobody’s answers down any more once it is withdrawn', async () => {
    process.env.THREAD_BRAKE = 'true'
    forgetSettings()
    await aComment(other, slug, 'Six it is.', noon, 1)
    await reportComment(other, slug, 1, { rule: 'abuse', text: '' }, noon)
    const { id, articleId } = await db().comment.findFirstOrThrow({
      where: { number: 2, article: { slug } },
      select: { id: true, articleId: true },
    })
    const brake = () => readBrake(db(), author, { articleId, parentId: id }, afterNoon(1))
    const before = await brake()

    await withdrawComment(author, slug, 1, afterNoon(1))

    expect([before?.flags, (await brake())?.flags]).toEqual([1, 0])
  })

  test('is never an open appeal: a removed comment cannot be withdrawn', async () => {
    await removeComment(await aModerator(), slug, 1, { reason: 'spam', note: '' }, noon)
    await appealRemoval(author, slug, 1, { text: 'It is about the bell.' }, afterNoon(1))

    await expect(withdrawComment(author, slug, 1, afterNoon(2))).rejects.toMatchObject({ code: 'forbidden' })

    expect(await db().appeal.count({ where: { decidedAt: null, comment: { status: 'removed' } } })).toBe(1)
  })
})

describe('withdrawing', () => {
  test('twice, or ten times at once, is the same as once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => withdrawComment(author, slug, 1, afterNoon(1))))
    await withdrawComment(author, slug, 1, afterNoon(2))

    expect(await counts()).toEqual([0, 0])
    expect(await db().event.count({ where: { kind: 'comment.withdrawn' } })).toBe(1)
  })

  test('a held comment leaves the count of shown ones as it is', async () => {
    const { number, status } = await postComment(other, slug, { body: 'A first comment.' }, null, noon)
    await withdrawComment(other, slug, number, afterNoon(1))

    expect(status).toBe('held')
    expect(await counts()).toEqual([1, 1])
  })

  test('others’ comments, when signed out, or what a moderator removed is refused, and nothing is written', async () => {
    await aComment(author, slug, 'The second one.')
    await removeComment(await aModerator(), slug, 2, { reason: 'spam', note: '' }, afterNoon(1))
    const moderator = await aModerator()
    const before = await countRows()

    const all = await Promise.allSettled([
      withdrawComment(other, slug, 1, noon),
      withdrawComment(moderator, slug, 1, noon),
      withdrawComment(null, slug, 1, noon),
      withdrawComment(author, slug, 2, noon),
      withdrawComment(author, slug, 77, noon),
      withdrawComment(author, 'no-such-article', 1, noon),
    ])

    const codes = all.map((result) => result.status === 'rejected' && result.reason.code)
    expect(codes).toEqual(['not_found', 'not_found', 'signed_out', 'forbidden', 'not_found', 'not_found'])
    expect(await countRows()).toEqual(before)
  })
})
