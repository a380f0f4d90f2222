import { afterEach, expect, test } from 'vitest'
import { editComment } from '@/lib/comments/edit'
import { postComment } from '@/lib/comments/post'
import { withdrawComment } from '@/lib/comments/withdraw'
import { db, transaction, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import type { EventData, EventKind } from '@/lib/events/schema'
import { forgetSettings } from '@/lib/kernel/settings'
import { afterNoon, aModerator, anAdmin, anArticle, aReader, noon } from '@/lib/testing/factories'
import { forgetEvents } from '@/lib/testing/forget-events'
import { aComment, aRegular } from '@/lib/testing/shown'
import { approveComment } from './approve'
import { addWords } from './change-words'
import { readFigures } from './figures'
import { countQueue } from './queries'
import { reportComment } from './report'
import { readTransparency } from './transparency'
import { listPublicActs } from './transparency-log'
import { undoAct } from './undo'

afterEach(() => {
  delete process.env.SITE_TIME_ZONE
  forgetSettings()
})

const setZone = (zone: string) => {
  process.env.SITE_TIME_ZONE = zone
  forgetSettings()
}

const day = (date: number, hour = 12, minute = 0) => new Date(Date.UTC(2026, 10, date, hour, minute))

/** Four comments of one reader under one article, and a way to tell what happened to them. */
async function aStage() {
  const [mika, low, article] = [
    await aReader({ name: 'Mika Moderator', role: 'moderator' }),
    await aReader({ name: 'Low Tide' }),
    await anArticle(),
  ]
  const ids: string[] = []
  for (const number of [1, 2, 3, 4]) {
    await aComment(low, article.slug, `Words of comment ${number}.`, day(1, number))
    const where = { articleId: article.id, number }
    ids.push((await db().comment.findFirstOrThrow({ where, select: { id: true } })).id)
  }
  // What posting them wrote down is not what is told here.
  await transaction(forgetEvents)
  const tell = (kind: EventKind, comment: number, at: Date, data: EventData = {}) =>
    transaction((tx) => {
      const subject = { articleId: article.id, commentId: ids[comment - 1] ?? '' }
      return recordEvent(tx, { kind, at, actorId: mika.id, ...subject, data })
    })
  return { mika, low, article, ids, tell }
}

/** Over three days: one held and approved, one reported and removed, one taken back, one that waits still. */
async function aToldHistory() {
  const stage = await aStage()
  const { tell } = stage
  await tell('comment.posted', 1, day(1, 9))
  await tell('comment.held', 1, day(1, 9), { rule: 'first_comment' })
  await tell('comment.posted', 2, day(1, 10))
  await tell('comment.approved', 1, day(1, 9, 10), { before: 'held', after: 'shown', act: 'one', waitedMs: 600_000 })
  await tell('comment.reported', 2, day(1, 23), { rule: 'abuse' })
  await tell('comment.removed', 2, day(2, 1), { rule: 'abuse', note: 'Secret words to Low Tide.', act: 'two' })
  await tell('comment.posted', 3, day(2, 14))
  await tell('comment.held', 3, day(2, 14), { rule: 'early_link' })
  await tell('comment.removed', 3, day(2, 15), { rule: 'spam', act: 'three' })
  await tell('comment.undone', 3, day(2, 15), { act: 'three' })
  await tell('comment.appealed', 2, day(3, 8))
  await tell('comment.restored', 2, day(3, 9), { before: 'removed', after: 'shown', appeal: 'upheld', act: 'four' })
  return stage
}

test('figures tell each day what came, what was decided, how soon, and what waited when it ended', async () => {
  const { mika } = await aToldHistory()

  const { days, medianMs, p90Ms } = await readFigures(mika, 30, null, day(3, 10))

  expect(days).toHaveLength(30)
  expect(days.slice(-3)).toEqual([
    {
      day: '2026-11-01',
      comments: 2,
      reports: 1,
      decided: 1,
      removed: 0,
      waiting: 1,
      medianMs: 600_000,
      p90Ms: 600_000,
    },
    {
      day: '2026-11-02',
      comments: 1,
      reports: 0,
      decided: 1,
      removed: 1,
      waiting: 1,
      medianMs: 7_200_000,
      p90Ms: 7_200_000,
    },
    {
      day: '2026-11-03',
      comments: 0,
      reports: 0,
      decided: 1,
      removed: 0,
      waiting: 1,
      medianMs: 3_600_000,
      p90Ms: 3_600_000,
    },
  ])
  expect([medianMs, p90Ms]).toEqual([3_600_000, 7_200_000])
})

test('figures tell by rule what was held and removed, without what was taken back', async () => {
  const { mika } = await aToldHistory()

  const { holds, removals } = await readFigures(mika, 90, null, day(3, 10))

  expect(holds).toMatchObject([
    { rule: 'early_link', label: 'early link', held: 1, approved: 0, removed: 0, medianMs: null },
    { rule: 'first_comment', label: 'first comment', held: 1, approved: 1, removed: 0, medianMs: 600_000 },
  ])
  expect(removals).toEqual([
    {
      ...{ rule: 'abuse', label: 'abuse', removed: 1, restored: 1, dismissed: 0 },
      ...{ medianMs: 7_200_000, p90Ms: 7_200_000 },
    },
  ])
})

test('figures tell by rule what was reported, what came of it and how soon', async () => {
  const { mika, tell } = await aStage()
  for (const comment of [1, 2]) await tell('comment.reported', comment, day(1, 9), { rule: 'spam' })
  await tell('comment.reported', 3, day(1, 9), { rule: 'abuse' })
  await tell('comment.removed', 1, day(1, 10), { rule: 'hate', act: 'one' })
  await tell('comment.approved', 2, day(1, 12), { act: 'two' })
  await tell('comment.removed', 3, day(1, 13), { rule: 'abuse', act: 'three' })
  await tell('comment.undone', 3, day(1, 13), { act: 'three' })

  const { reported, removals } = await readFigures(mika, 30, null, day(3))

  expect(reported).toEqual([
    {
      ...{ rule: 'spam', label: 'spam', reports: 2, upheld: 1, dismissed: 1 },
      ...{ medianMs: 3_600_000, p90Ms: 10_800_000 },
    },
    { rule: 'abuse', label: 'abuse', reports: 1, upheld: 0, dismissed: 0, medianMs: null, p90Ms: null },
  ])
  // What moderators remove a comment for need not be what readers reported.
  expect(removals.map(({ rule }) => rule)).toEqual(['hate'])
})

test('at every moment of a story as many wait in the figures as in the queue', async () => {
  const [mika, author, other, { slug }] = [
    await aModerator(),
    await aRegular('Low Tide'),
    await aReader(),
    await anArticle(),
  ]
  // How the author became a regular is not told here: nobody approved their first comment.
  await transaction(forgetEvents)
  await addWords(mika, { list: 'watched', words: 'lamp' }, noon)
  let revision = 0
  const edit = (body: string, now: Date) => {
    revision++
    return editComment(author, slug, 1, { body, revision }, now)
  }
  let act = ''
  const approve = async (now: Date) => {
    act = await approveComment(mika, slug, 1, {}, now)
  }
  const story: [number, (now: Date) => Promise<unknown>][] = [
    [1, (now) => postComment(author, slug, { body: 'The lamp was lit.' }, null, now)],
    [0, (now) => edit('The bell was rung.', now)],
    [1, (now) => edit('The lamp was lit after all.', now)],
    [1, (now) => reportComment(other, slug, 1, { rule: 'spam', text: '' }, now)],
    [1, (now) => edit('The bell was rung after all.', now)],
    [0, approve],
    [1, (now) => undoAct(mika, act, now)],
    [0, (now) => withdrawComment(author, slug, 1, now)],
  ]
  const seen: [number | undefined, number][] = []

  for (const [turn, [, happens]] of story.entries()) {
    await happens(afterNoon(turn / 10))
    const { days } = await readFigures(mika, 30, null, afterNoon(turn / 10 + 0.01))
    const { reported, held, appealed } = await countQueue(mika)
    seen.push([days.at(-1)?.waiting, reported + held + appealed])
  }

  expect(seen).toEqual(story.map(([waiting]) => [waiting, waiting]))
})

test('days are those of the site’s time zone', async () => {
  const { mika } = await aToldHistory()
  setZone('Asia/Tokyo')

  const { days } = await readFigures(mika, 30, null, day(3, 10))

  // At 23:00 in UTC it is the next morning in Tokyo.
  expect(days.slice(-3).map((one) => [one.day, one.comments, one.reports, one.waiting])).toEqual([
    ['2026-11-01', 2, 0, 0],
    ['2026-11-02', 1, 1, 1],
    ['2026-11-03', 0, 0, 1],
  ])
})

test('what began to wait before the days waits in them, as long as nobody decides', async () => {
  const { mika, ids, tell } = await aStage()
  await tell('comment.held', 1, new Date('2026-06-01T12:00:00Z'), { rule: 'spam' })
  await tell('comment.held', 2, new Date('2026-06-01T12:00:00Z'), { rule: 'spam' })
  await write((tx) => tx.sql.run(sql`UPDATE "Comment" SET "status" = 'held' WHERE "id" = ${ids[0]}`))
  await tell('comment.approved', 2, day(2), { before: 'held', after: 'shown' })

  const { days, holds } = await readFigures(mika, 30, null, day(3))

  expect(days.slice(-4).map(({ waiting }) => waiting)).toEqual([2, 2, 1, 1])
  expect(holds).toMatchObject([{ rule: 'spam', held: 0, approved: 1 }])
})

test('figures up to an event leave out what happened later, so that a chart shows what its table says', async () => {
  const { mika, tell } = await aToldHistory()
  const before = await readFigures(mika, 30, null, day(3, 10))

  await tell('comment.posted', 4, day(3, 10))

  const after = await readFigures(mika, 30, null, day(3, 11))
  expect(after.days.at(-1)?.comments).toBe(1)
  expect((await readFigures(mika, 30, before.upTo, day(3, 11))).days).toEqual(before.days)
})

test('only administrators are told who decided how much', async () => {
  const { mika } = await aToldHistory()

  expect((await readFigures(await anAdmin(), 30, null, day(3, 10))).moderators).toEqual([
    { name: 'Mika Moderator', decided: 3 },
  ])
  expect((await readFigures(mika, 30, null, day(3, 10))).moderators).toBeNull()
})

test('for readers, and for nobody signed in, there are no figures of the desk', async () => {
  for (const viewer of [await aReader(), null])
    await expect(readFigures(viewer, 30)).rejects.toMatchObject({ code: 'not_found' })
})

test('a site where nothing has happened has figures of nothing', async () => {
  const { days, holds, medianMs } = await readFigures(await aModerator(), 30, null, day(3))

  expect(days.every(({ comments, waiting }) => comments === 0 && waiting === 0)).toBe(true)
  expect([holds, medianMs]).toEqual([[], null])
  expect((await readTransparency(day(3))).months).toHaveLength(12)
  expect(await listPublicActs()).toEqual([])
})

test('everybody can read what moderation did by month and rule, without what was taken back', async () => {
  const { tell } = await aToldHistory()
  await tell('comment.removed', 4, new Date('2026-12-05T12:00:00Z'), { rule: 'off_topic' })

  const { months, removed, held } = await readTransparency(new Date('2026-12-06T12:00:00Z'))

  const nothing = { comments: 0, reports: 0, held: 0, approved: 0, removed: 0, restored: 0 }
  expect(months.slice(-3)).toMatchObject([
    { month: '2026-10', ...nothing, appeals: 0, upheld: 0, dismissed: 0, medianMs: null },
    {
      ...{ month: '2026-11', comments: 3, reports: 1, held: 2, approved: 1, removed: 1, restored: 1 },
      ...{ appeals: 1, upheld: 1, dismissed: 0, medianMs: 3_600_000 },
    },
    { month: '2026-12', ...nothing, removed: 1, appeals: 0, upheld: 0, dismissed: 0, medianMs: null },
  ])
  expect(removed).toEqual([
    { rule: 'abuse', label: 'abuse', total: 1, thisMonth: 0 },
    { rule: 'off_topic', label: 'off topic', total: 1, thisMonth: 1 },
  ])
  expect(held.map(({ label, total, thisMonth }) => [label, total, thisMonth])).toEqual([
    ['early link', 1, 0],
    ['first comment', 1, 0],
  ])
})

test('everybody can read what each rule led to in each month, each thing in the month in which it happened', async () => {
  const { tell } = await aToldHistory()
  await tell('comment.reported', 4, day(30), { rule: 'spam' })
  const december = (date: number) => new Date(Date.UTC(2026, 11, date))
  await tell('comment.approved', 4, december(2), { act: 'five' })
  await tell('comment.removed', 3, december(3), { rule: 'hate', act: 'six' })
  await tell('comment.appealed', 3, december(4))
  await tell('comment.appeal_dismissed', 3, december(5), { act: 'seven' })

  const { months } = await readTransparency(december(6))

  expect(months.slice(-3).map(({ byRule }) => byRule)).toMatchObject([
    { reported: [], holds: [], removals: [] },
    {
      reported: [
        { rule: 'abuse', reports: 1, upheld: 1, dismissed: 0 },
        { rule: 'spam', reports: 1, upheld: 0, dismissed: 0 },
      ],
      holds: [
        { label: 'early link', held: 1, approved: 0, removed: 0 },
        { label: 'first comment', held: 1, approved: 1, removed: 0 },
      ],
      removals: [{ label: 'abuse', removed: 1, restored: 1, dismissed: 0 }],
    },
    {
      reported: [{ rule: 'spam', reports: 0, upheld: 0, dismissed: 1 }],
      holds: [{ label: 'early link', held: 0, approved: 0, removed: 1 }],
      removals: [{ label: 'hate', removed: 1, restored: 0, dismissed: 1 }],
    },
  ])
})

test('months that are over are not counted again', async () => {
  const { ids, tell } = await aToldHistory()
  await tell('comment.removed', 4, new Date('2026-12-05T12:00:00Z'), { rule: 'off_topic' })
  const before = await readTransparency(new Date('2026-12-06T12:00:00Z'))
  const data = JSON.stringify({ rule: 'hate' })
  await write((tx) =>
    tx.sql.run(sql`UPDATE "Event" SET "data" = ${data} WHERE "commentId" = ${ids[1]} AND "kind" = 'comment.removed'`),
  )

  await tell('comment.removed', 3, new Date('2026-12-06T12:00:00Z'), { rule: 'off_topic' })
  const after = await readTransparency(new Date('2026-12-06T13:00:00Z'))

  expect(after.months.slice(0, -1)).toEqual(before.months.slice(0, -1))
  expect(after.months.at(-1)?.byRule.removals).toMatchObject([{ rule: 'off_topic', removed: 2 }])
})

test('the public log has the acts, and nobody’s name and nothing that was said to anybody', async () => {
  const { mika, low, article } = await aToldHistory()
  await transaction(async (tx) => {
    const about = { at: day(3), actorId: mika.id, subjectName: low.name }
    await recordEvent(tx, { kind: 'account.warned', ...about, data: { note: 'Secret warning.' } })
    await recordEvent(tx, { kind: 'account.noted', ...about })
    await recordEvent(tx, { kind: 'account.suspended', ...about, data: { note: 'Secret reason.', until: null } })
    await recordEvent(tx, { kind: 'account.renamed', ...about, data: { before: low.name, after: 'High Tide' } })
    await recordEvent(tx, { kind: 'account.role_changed', ...about, data: { before: 'reader', after: 'moderator' } })
    await recordEvent(tx, { kind: 'article.closed', at: day(3), actorId: null, articleId: article.id })
  })

  const acts = await listPublicActs()

  expect(JSON.stringify(acts)).not.toMatch(/Low Tide|High Tide|Mika|Secret/)
  expect(acts.map(({ who, did, whom, comment, because }) => [who, did, whom ?? comment, because])).toEqual([
    ['The house', 'closed', null, null],
    ['A moderator', 'changed the role of', 'a reader', 'reader → moderator'],
    ['A moderator', 'renamed', 'a reader', null],
    ['A moderator', 'suspended', 'a reader', 'without end'],
    ['A moderator', 'warned', 'a reader', null],
    ['A moderator', 'restored', 2, 'appeal upheld'],
    ['A reader', 'appealed against the removal of', 2, null],
    ['A moderator', 'removed', 2, 'abuse'],
    ['A moderator', 'approved', 1, null],
  ])
  expect(acts[0]?.article).toEqual({ slug: article.slug, title: 'Night ferries return' })
})
