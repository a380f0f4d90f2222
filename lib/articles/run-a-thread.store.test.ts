import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { postComment } from '@/lib/comments/post'
import { db } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aRegular } from '@/lib/testing/shown'
import { preModerate } from './pre-moderate'
import { findArticle, listArticles } from './queries'
import { scheduleClosing } from './schedule-closing'
import { setClosing } from './set-closing'
import { setQuietHours } from './set-quiet-hours'

let moderator: Viewer
let slug: string
beforeEach(async () => {
  moderator = await aModerator()
  slug = (await anArticle()).slug
})

const eventsOf = async () => {
  const events = await db().event.findMany({ orderBy: { id: 'asc' }, take: 20, select: { kind: true, data: true } })
  return events.map(({ kind, data }) => [kind, JSON.parse(data)])
}
const stateOf = () =>
  db().article.findUniqueOrThrow({
    where: { slug },
    select: { takesComments: true, changesAt: true, changesTo: true, preModerated: true },
  })
const codeOf = (outcome: Promise<unknown>) => outcome.then(() => null).catch((error) => error.code)

describe('a schedule', () => {
  test('closes the thread for whoever posts from its time on, and its page says when that is', async () => {
    await scheduleClosing(moderator, slug, { at: afterNoon(60), to: 'closed' }, noon)
    const reader = await aReader()
    const [before, article] = [await findArticle(slug, noon), await findArticle(slug, afterNoon(60))]

    const posted = await postComment(reader, slug, { body: 'Just in time.' }, null, afterNoon(59))
    const tooLate = await codeOf(postComment(reader, slug, { body: 'Too late for it.' }, null, afterNoon(60)))

    expect([posted.number, tooLate]).toEqual([1, 'closed'])
    expect([before?.takesComments, before?.threadWords, before?.threadChangesAt]).toEqual([
      true,
      'Comments close at 13:00',
      afterNoon(60).toISOString(),
    ])
    expect([article?.takesComments, article?.threadWords, article?.threadChangesAt]).toEqual([
      false,
      'Comments are closed',
      null,
    ])
    expect((await listArticles(1, afterNoon(60)))[0]?.threadWords).toBe('Comments are closed')
  })

  test('is replaced by another and dropped by none; the log has each with what it was before', async () => {
    await scheduleClosing(moderator, slug, { at: afterNoon(60), to: 'closed' }, noon)
    await scheduleClosing(moderator, slug, { at: afterNoon(90), to: 'open' }, afterNoon(1))
    await scheduleClosing(moderator, slug, null, afterNoon(2))
    await scheduleClosing(moderator, slug, null, afterNoon(3))

    expect(await eventsOf()).toEqual([
      ['article.scheduled', { before: 'automatic', after: 'closed', until: afterNoon(60).toISOString() }],
      ['article.scheduled', { before: 'closed', after: 'open', until: afterNoon(90).toISOString() }],
      ['article.scheduled', { before: 'open', after: 'automatic', until: null }],
    ])
    expect(await stateOf()).toMatchObject({ takesComments: 'automatic', changesAt: null, changesTo: null })
  })

  test('that has come is what counts when another one is made', async () => {
    await scheduleClosing(moderator, slug, { at: afterNoon(60), to: 'closed' }, noon)

    await scheduleClosing(moderator, slug, { at: afterNoon(120), to: 'automatic' }, afterNoon(61))

    expect(await stateOf()).toMatchObject({
      ...{ takesComments: 'closed', changesAt: afterNoon(120), changesTo: 'automatic' },
    })
    expect((await findArticle(slug, afterNoon(119)))?.takesComments).toBe(false)
    expect((await findArticle(slug, afterNoon(120)))?.takesComments).toBe(true)
  })

  test('gives way to a choice by hand', async () => {
    await scheduleClosing(moderator, slug, { at: afterNoon(60), to: 'closed' }, noon)

    const isOpen = await setClosing(moderator, slug, 'open', afterNoon(1))

    expect(isOpen).toBe(true)
    expect((await findArticle(slug, afterNoon(61)))?.takesComments).toBe(true)
  })

  test('for a time that has passed, or by a reader, is refused, and nothing is written', async () => {
    const [reader, before] = [await aReader(), await countRows()]

    const codes = await Promise.all([
      codeOf(scheduleClosing(moderator, slug, { at: noon, to: 'closed' }, noon)),
      codeOf(scheduleClosing(moderator, slug, { at: new Date('2099-01-01'), to: 'closed' }, noon)),
      codeOf(scheduleClosing(reader, slug, { at: afterNoon(1), to: 'closed' }, noon)),
      codeOf(scheduleClosing(null, slug, null, noon)),
      codeOf(scheduleClosing(moderator, 'no-such-article', null, noon)),
    ])

    expect(codes).toEqual(['invalid', 'invalid', 'not_found', 'not_found', 'not_found'])
    expect([await countRows(), (await stateOf()).changesAt]).toEqual([before, null])
  })
})

test('a thread that is left to the house again goes by its age; the log says what became of it', async () => {
  const late = new Date('2027-11-04')
  await setClosing(moderator, slug, 'open', noon)

  const isOpen = await setClosing(moderator, slug, 'automatic', late)

  expect([isOpen, (await findArticle(slug, late))?.takesComments]).toEqual([false, false])
  expect((await eventsOf()).at(-1)).toEqual(['article.closed', { before: 'open', after: 'automatic' }])
})

describe('pre-moderation', () => {
  test('is noted since when it is on, ends, and is logged once each', async () => {
    await preModerate(moderator, slug, { isWanted: true }, noon)
    await preModerate(moderator, slug, { isWanted: true }, afterNoon(1))
    const since = (await stateOf()).preModerated
    await preModerate(moderator, slug, { isWanted: false }, afterNoon(2))

    expect([since, (await stateOf()).preModerated]).toEqual([noon, null])
    expect((await eventsOf()).map(([kind]) => kind)).toEqual(['article.pre_moderated', 'article.pre_moderation_ended'])
  })

  test('can be for a time to come: until then comments are shown, from then on they wait', async () => {
    await preModerate(moderator, slug, { isWanted: true, from: afterNoon(60) }, noon)
    const author = await aRegular('Low Tide')

    const early = await postComment(author, slug, { body: 'Said before it begins.' }, null, afterNoon(59))
    const late = await postComment(author, slug, { body: 'Said when it has begun.' }, null, afterNoon(60))

    expect([early.status, late.status]).toEqual(['shown', 'held'])
    expect((await eventsOf())[0]).toEqual([
      'article.pre_moderated',
      { before: 'not pre-moderated', after: 'pre-moderated', until: afterNoon(60).toISOString() },
    ])
  })

  test('that is to come can be moved, begun at once and dropped; a time that has passed is refused', async () => {
    await preModerate(moderator, slug, { isWanted: true, from: afterNoon(60) }, noon)
    await preModerate(moderator, slug, { isWanted: true, from: afterNoon(90) }, noon)
    const moved = (await stateOf()).preModerated
    const passed = await codeOf(preModerate(moderator, slug, { isWanted: true, from: noon }, afterNoon(1)))
    await preModerate(moderator, slug, { isWanted: true }, afterNoon(2))
    const begun = (await stateOf()).preModerated
    await preModerate(moderator, slug, { isWanted: false }, afterNoon(3))

    expect([moved, passed, begun]).toEqual([afterNoon(90), 'invalid', afterNoon(2)])
    expect([(await stateOf()).preModerated, (await eventsOf()).length]).toEqual([null, 4])
  })

  test('is no business of readers', async () => {
    const [reader, before] = [await aReader(), await countRows()]

    const codes = [reader, null].map((viewer) => codeOf(preModerate(viewer, slug, { isWanted: true })))

    expect(await Promise.all(codes)).toEqual(['not_found', 'not_found'])
    expect([await countRows(), (await stateOf()).preModerated]).toEqual([before, null])
  })
})

describe('quiet hours of an article', () => {
  test('close its thread for whoever posts in them, are in the log, and go again', async () => {
    const reader = await aReader()
    const post = (at: Date) => codeOf(postComment(reader, slug, { body: 'A word in the night.' }, null, at))
    await setQuietHours(moderator, slug, '12:30-13:30', noon, 'The evening was loud.')
    await setQuietHours(moderator, slug, '12:30-13:30', noon)

    const [before, during, after] = [await post(afterNoon(29)), await post(afterNoon(45)), await post(afterNoon(90))]
    await setQuietHours(moderator, slug, null, afterNoon(91))

    expect([before, during, after]).toEqual([null, 'closed', null])
    expect((await eventsOf()).filter(([kind]) => kind === 'article.quiet_hours')).toEqual([
      ['article.quiet_hours', { before: 'as the site', after: '12:30-13:30', note: 'The evening was loud.' }],
      ['article.quiet_hours', { before: '12:30-13:30', after: 'as the site' }],
    ])
  })

  test('are for moderators to set, on an article that is there', async () => {
    const before = await countRows()

    const codes = await Promise.all([
      codeOf(setQuietHours(await aReader(), slug, '', noon)),
      codeOf(setQuietHours(null, slug, '', noon)),
      codeOf(setQuietHours(moderator, 'no-such-article', '', noon)),
    ])

    expect(codes).toEqual(Array(3).fill('not_found'))
    expect((await countRows()).event).toBe(before.event)
  })
})

test('why something was done is kept with it, and nothing where nobody said', async () => {
  await setClosing(moderator, slug, 'closed', noon, 'Names were named.')
  await scheduleClosing(moderator, slug, { at: afterNoon(60), to: 'open' }, noon, 'By then they have slept.')
  await preModerate(moderator, slug, { isWanted: true }, noon, 'A trial begins.')
  await setClosing(moderator, slug, 'open', afterNoon(1))

  expect((await eventsOf()).map(([kind, { note }]) => [kind, note])).toEqual([
    ['article.closed', 'Names were named.'],
    ['article.scheduled', 'By then they have slept.'],
    ['article.pre_moderated', 'A trial begins.'],
    ['article.opened', undefined],
  ])
})
