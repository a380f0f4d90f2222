import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { setClosing } from '@/lib/articles/set-closing'
import { db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { approveComment } from '@/lib/moderation/approve'
import { removeComment } from '@/lib/moderation/remove'
import { reportComment } from '@/lib/moderation/report'
import { restoreComment } from '@/lib/moderation/restore'
import { afterNoon, aModerator, anArticle, aReader } from '@/lib/testing/factories'
import { aRegular } from '@/lib/testing/shown'
import { recommend } from '@/lib/votes/recommend'
import { editComment } from './edit'
import { postComment } from './post'
import { findLiveArticle, listShownLast, MAX_EVENTS, readNews } from './queries-live'
import { withdrawComment } from './withdraw'

let author: Viewer
let slug: string
let id: string

beforeEach(async () => {
  author = await aRegular('Wren')
  const article = await anArticle()
  slug = article.slug
  id = article.id
})

/** Where the thread stands now, to ask for what comes after. */
const here = async () => (await findLiveArticle(slug))?.position ?? 0
const post = (body: string, minutes: number, by = author) => postComment(by, slug, { body }, null, afterNoon(minutes))
const removal = { reason: 'abuse', note: '' } as const

describe('what becomes of a shown comment', () => {
  test('a comment that is shown at once is told as new, with the count', async () => {
    const before = await here()

    await post('The bell woke me.', 1)

    const news = await readNews(id, before)
    expect(news).toMatchObject({ changes: [{ kind: 'comment', number: 1, isShown: true }], count: 1, isWhole: true })
    expect(news.position).toBe(await here())
  })

  test('edits, removals, restorations and withdrawals are changes of its number, one for all that happened', async () => {
    const moderator = await aModerator()
    await post('The bell woke me.', 1)

    const edited = await here()
    await editComment(author, slug, 1, { body: 'The bell woke us.', revision: 1 }, afterNoon(2))
    const removed = await here()
    await removeComment(moderator, slug, 1, removal, afterNoon(3))
    const restored = await here()
    await restoreComment(moderator, slug, 1, afterNoon(4))
    const withdrawn = await here()
    const shown = await readNews(id, restored)
    await withdrawComment(author, slug, 1, afterNoon(5))

    expect(shown.changes).toEqual([{ kind: 'change', number: 1, isShown: true }])
    for (const position of [edited, removed, restored, withdrawn])
      expect(await readNews(id, position)).toMatchObject({
        changes: [{ kind: 'change', number: 1, isShown: false }],
        count: 0,
      })
  })

  test('a comment that was new and is gone again is not told as new', async () => {
    const before = await here()
    await post('Said too quickly.', 1)
    await withdrawComment(author, slug, 1, afterNoon(2))

    const { changes } = await readNews(id, before)

    expect(changes).toEqual([{ kind: 'change', number: 1, isShown: false }])
  })

  test('what was hidden by reports is a change, and so is its return; not what its author does in between', async () => {
    const moderators = [await aModerator(), await aModerator(), await aModerator(), await aModerator()]
    const [first, second, third, judge] = moderators
    await post('The bell woke me.', 1)
    const reported = await here()
    const report = { rule: 'abuse', text: '' } as const
    for (const by of [first, second]) if (by) await reportComment(by, slug, 1, report, afterNoon(2))

    const beforeTheLast = await readNews(id, reported)
    if (third) await reportComment(third, slug, 1, report, afterNoon(3))
    const hidden = await readNews(id, reported)
    await editComment(author, slug, 1, { body: 'The bell woke us.', revision: 1 }, afterNoon(4))
    const edited = await readNews(id, hidden.position)
    if (judge) await approveComment(judge, slug, 1, {}, afterNoon(5))
    const returned = await readNews(id, edited.position)

    expect([beforeTheLast.changes, edited.changes]).toEqual([[], []])
    expect(hidden).toMatchObject({ changes: [{ kind: 'change', number: 1, isShown: false }], count: 0 })
    expect(returned).toMatchObject({ changes: [{ kind: 'change', number: 1, isShown: true }], count: 1 })
  })
})

describe('nothing is told', () => {
  test('of a held comment, of its edits, its removal and its withdrawal', async () => {
    const newcomers = [await aReader(), await aReader()]
    const before = await here()
    for (const [index, by] of newcomers.entries()) await post('My first words here.', 1 + index, by)
    const [first, second] = newcomers
    if (first) await editComment(first, slug, 1, { body: 'My very first words.', revision: 1 }, afterNoon(3))
    if (first) await withdrawComment(first, slug, 1, afterNoon(4))
    if (second) await removeComment(await aModerator(), slug, 2, removal, afterNoon(5))

    const news = await readNews(id, before)

    expect(news).toMatchObject({ changes: [], count: 0 })
    expect(news.position).toBeGreaterThan(before)
    expect(await listShownLast(id, 10)).toEqual([])
  })

  test('of a report, of a moderator who lets the comment stand, of votes, and of closing', async () => {
    const [reporter, moderator] = [await aReader(), await aModerator()]
    await post('The bell woke me.', 1)
    const before = await here()
    await reportComment(reporter, slug, 1, { rule: 'spam', text: 'An advertisement for bells.' }, afterNoon(2))
    await approveComment(moderator, slug, 1, {}, afterNoon(3))
    await recommend(reporter, slug, 1, true, afterNoon(4))
    await setClosing(moderator, slug, 'closed', afterNoon(5))

    const news = await readNews(id, before)

    expect(news).toMatchObject({ changes: [], count: 1 })
  })

  test('of what happens in another thread', async () => {
    const elsewhere = await anArticle()
    const before = await here()

    await postComment(author, elsewhere.slug, { body: 'Over here.' }, null, afterNoon(1))

    expect(await readNews(id, before)).toEqual({ changes: [], count: 0, position: before, isWhole: true })
  })
})

test('a held comment is new when a moderator approves it, whatever its number, and not before', async () => {
  const before = await here()
  await post('My first words here.', 1, await aReader())
  await post('The bell woke me.', 2)
  const held = await readNews(id, before)
  await approveComment(await aModerator(), slug, 1, {}, afterNoon(3))

  const approved = await readNews(id, held.position)
  const both = await readNews(id, before)

  expect(held.changes.map(({ number }) => number)).toEqual([2])
  expect(approved).toMatchObject({ changes: [{ kind: 'comment', number: 1, isShown: true }], count: 2 })
  expect(both.changes).toEqual([
    { kind: 'comment', number: 2, isShown: true },
    { kind: 'comment', number: 1, isShown: true },
  ])
})

test('those shown last are found by how many more there are', async () => {
  const newcomer = await aReader()
  await post('My first words here.', 1, newcomer)
  await post('The bell woke me.', 2)
  await post('It woke the cat.', 3)
  await approveComment(await aModerator(), slug, 1, {}, afterNoon(4))

  const [none, one, two] = [await listShownLast(id, 0), await listShownLast(id, 1), await listShownLast(id, 2)]

  expect(none).toEqual([])
  expect(one.map(({ number }) => number)).toEqual([1])
  expect(two.map(({ number }) => number)).toEqual([3, 1])
})

test('more events than are read at once are read on from where it stopped', async () => {
  const before = await here()
  await transaction(async (tx) => {
    for (let count = 0; count < MAX_EVENTS; count++)
      await recordEvent(tx, { kind: 'comment.reported', at: afterNoon(1), actorId: null, articleId: id })
  })
  await post('The bell woke me.', 2)

  const first = await readNews(id, before)
  const second = await readNews(id, first.position)

  expect(first).toMatchObject({ changes: [], isWhole: false })
  expect(second).toMatchObject({ changes: [{ kind: 'comment', number: 1 }], isWhole: true })
  expect(second.position).toBe((await db().event.aggregate({ _max: { id: true } }))._max.id)
})

test('an article that is not there is not found', async () => {
  expect(await findLiveArticle('nothing-here')).toBeNull()
})
