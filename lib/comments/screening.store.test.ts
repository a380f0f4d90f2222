import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db, transaction } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { forgetSettings } from '@/lib/kernel/settings'
import { addWords } from '@/lib/moderation/change-words'
import { reportComment } from '@/lib/moderation/report'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { editComment } from './edit'
import { postComment } from './post'
import { readCard } from './queries'

let author: Viewer
let slug: string
beforeEach(async () => {
  await transaction((tx) => tx.wordEntry.deleteMany())
  author = await aRegular('Low Tide')
  slug = (await anArticle()).slug
})
afterEach(() => {
  vi.restoreAllMocks()
  delete process.env.THREAD_BRAKE
  forgetSettings()
})

const post = (body: string, minutes = 0, replyTo?: number, by = author) =>
  postComment(by, slug, { body, ...(replyTo === undefined ? {} : { replyTo }) }, null, afterNoon(minutes))

async function listWords(list: 'banned' | 'watched', words: string): Promise<void> {
  await addWords(await aModerator(), { list, words }, noon)
}

const commentAt = (number: number) =>
  db().comment.findFirstOrThrow({ where: { number, article: { slug } }, select: { status: true, statusRule: true } })

const verdictsOf = async (number: number) => {
  const rows = await db().verdict.findMany({
    where: { comment: { number, article: { slug } } },
    orderBy: [{ revision: 'asc' }, { rule: 'asc' }],
    take: 20,
    select: { revision: true, rule: true, kind: true, found: true, at: true, decidedAt: true },
  })
  return rows.map(({ found, ...row }) => ({ ...row, found: JSON.parse(found) }))
}

const kindsHere = async () => {
  const rows = await db().event.findMany({
    where: { article: { slug }, commentId: { not: null } },
    orderBy: { id: 'asc' },
    take: 20,
    select: { kind: true, actorId: true, data: true },
  })
  return rows.map(({ kind, actorId, data }) => [kind, actorId === null ? 'house' : 'author', JSON.parse(data).rule])
}

describe('posting', () => {
  test('an ordinary comment stores no verdict', async () => {
    await post('The bell rings for eleven minutes.')

    expect(await verdictsOf(1)).toEqual([])
    expect(await commentAt(1)).toEqual({ status: 'shown', statusRule: null })
  })

  test('every verdict is kept with what it found; the first hold is the reason', async () => {
    await listWords('banned', 'cheap pills')
    await listWords('watched', 'bell')
    const newcomer = await aReader()

    await post('Cheap pills at https://pills.example, says the bell.', 0, undefined, newcomer)

    const at = noon
    expect(await commentAt(1)).toEqual({ status: 'held', statusRule: 'banned_words' })
    expect(await verdictsOf(1)).toEqual([
      { revision: 1, rule: 'banned_words', kind: 'hold', found: { words: ['cheap pills'] }, at, decidedAt: null },
      { revision: 1, rule: 'early_link', kind: 'hold', found: { shown: 0 }, at, decidedAt: null },
      { revision: 1, rule: 'first_comment', kind: 'hold', found: {}, at, decidedAt: null },
      { revision: 1, rule: 'watched_words', kind: 'watch', found: { words: ['bell'] }, at, decidedAt: null },
    ])
  })

  test('watched words are shown, and the house tells the moderators', async () => {
    await listWords('watched', 'bell')

    const { status } = await post('The bell rings for eleven minutes.')

    expect(status).toBe('shown')
    expect(await kindsHere()).toEqual([
      ['comment.posted', 'author', undefined],
      ['comment.watched', 'house', 'watched_words'],
    ])
  })

  test('a quotation that nobody can trace is screened like own words, a traced quote is not', async () => {
    await aComment(author, slug, 'They sell cheap pills at the pier.')
    await listWords('banned', 'cheap pills')
    const other = await aRegular('Pier Side')

    await post('> Buy cheap pills from us today, dear neighbours\nHear, hear.', 1, undefined, other)
    await post('>>1\n> cheap pills at the pier.\nDo they now?', 2, undefined, other)

    expect(await commentAt(2)).toEqual({ status: 'held', statusRule: 'banned_words' })
    expect(await commentAt(3)).toEqual({ status: 'shown', statusRule: null })
  })

  test('a pre-moderated article holds what readers write, not what moderators do', async () => {
    await transaction((tx) =>
      tx.article.update({ where: { slug }, data: { preModerated: noon }, select: { id: true } }),
    )

    await post('The bell rings for eleven minutes.')
    await post('Please keep to the ferries.', 1, undefined, await aModerator())

    expect(await commentAt(1)).toEqual({ status: 'held', statusRule: 'pre_moderated' })
    expect((await readCard(slug, 1, author, noon))?.notice).toContain('every comment on this article')
    expect(await commentAt(2)).toEqual({ status: 'shown', statusRule: null })
  })

  test('word lists that cannot be read hold the comment and lose nothing', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    await listWords('watched', 'lamp')
    await transaction((tx) => tx.sql.run(sql`ALTER TABLE "WordEntry" RENAME TO "Mislaid"`))

    const { status } = await post('The bell rings for eleven minutes.')
    await transaction((tx) => tx.sql.run(sql`ALTER TABLE "Mislaid" RENAME TO "WordEntry"`))

    expect(status).toBe('held')
    expect(await commentAt(1)).toEqual({ status: 'held', statusRule: 'check_failed' })
    expect((await verdictsOf(1)).map(({ rule, found }) => [rule, found])).toEqual([
      ['banned_words', { failed: true }],
      ['watched_words', { failed: true }],
    ])
    expect((await readCard(slug, 1, author, noon))?.notice).toContain('one of our checks did not work')
  })
})

describe('editing', () => {
  test('adds the verdicts of the new wording to those of the old, and hides what is to be looked at', async () => {
    await listWords('watched', 'bell')
    await listWords('banned', 'cheap pills')
    await post('The bell rings for eleven minutes.')

    const { status } = await editComment(author, slug, 1, { body: 'Cheap pills for all.', revision: 1 }, afterNoon(1))

    expect(status).toBe('held')
    expect(await commentAt(1)).toEqual({ status: 'held', statusRule: 'banned_words' })
    expect((await verdictsOf(1)).map(({ revision, rule, kind }) => [revision, rule, kind])).toEqual([
      [1, 'watched_words', 'watch'],
      [2, 'banned_words', 'hold'],
    ])
  })

  test('into watched words is shown, and told to the moderators', async () => {
    await listWords('watched', 'bell')
    await post('It rings for eleven minutes.')

    await editComment(author, slug, 1, { body: 'The bell rings for eleven minutes.', revision: 1 }, afterNoon(1))

    expect(await commentAt(1)).toEqual({ status: 'shown', statusRule: null })
    expect((await kindsHere()).map(([kind]) => kind)).toEqual(['comment.posted', 'comment.edited', 'comment.watched'])
  })

  test('that is refused stores no verdict', async () => {
    await listWords('banned', 'cheap pills')
    await post('It rings for eleven minutes.')

    const edit = editComment(author, slug, 1, { body: 'Cheap pills for all.', revision: 2 }, afterNoon(1))

    await expect(edit).rejects.toMatchObject({ code: 'conflict' })
    expect(await verdictsOf(1)).toEqual([])
    expect(await db().event.count({ where: { kind: 'comment.edited' } })).toBe(0)
  })
})

describe('the thread brake', () => {
  beforeEach(() => {
    process.env.THREAD_BRAKE = 'true'
    forgetSettings()
  })

  test('lets a reply come two minutes after the last comment in the thread, and refuses it before', async () => {
    const other = await aRegular('Pier Side')
    await post('The bell rings for eleven minutes.', 0, undefined, other)
    await post('Twelve.', 0, 1)

    const early = await post('Or thirteen.', 1.5, 1).catch((error: unknown) => error)
    const stored = await db().comment.count({ where: { article: { slug } } })
    const later = await post('Or thirteen.', 2, 1)

    expect(early).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000 })
    expect(stored).toBe(2)
    expect(later.status).toBe('shown')
  })

  test('makes a reply wait a minute longer for every report above it that was not dismissed', async () => {
    const [first, second] = [await aRegular('Pier Side'), await aRegular('High Water')]
    await post('The bell rings for eleven minutes.', 0, undefined, first)
    await post('You must be deaf.', 0, 1, second)
    const report = (number: number, by: Viewer) =>
      reportComment(by, slug, number, { rule: 'abuse', text: '' }, afterNoon(0))
    await report(1, second)
    await report(2, first)
    await report(2, author)
    const dismissed = { decidedAt: noon, outcome: 'dismissed' as const }
    await transaction((tx) => tx.report.updateMany({ where: { reporterId: first.id }, data: dismissed }))
    await post('Peace, please.', 0, 2)

    const early = await post('Both of you.', 3.5, 2).catch((error: unknown) => error)

    expect(early).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000 })
    expect((await post('Both of you.', 4, 2)).status).toBe('shown')
  })

  test('asks nothing of comments that answer nobody, of other threads and of moderators', async () => {
    const moderator = await aModerator()
    await post('The bell rings for eleven minutes.')
    const elsewhere = await anArticle()
    await aComment(await aRegular('Pier Side'), elsewhere.slug, 'The lamp was lit.', afterNoon(0.5))
    await post('Please keep to the ferries.', 0.2, 1, moderator)

    const all = [
      await post('And it rings.', 0.5),
      await postComment(author, elsewhere.slug, { body: 'Was it?', replyTo: 1 }, null, afterNoon(0.9)),
      await post('And be kind.', 0.3, 1, moderator),
    ]

    expect(all.map(({ status }) => status)).toEqual(['shown', 'shown', 'shown'])
  })

  test('that is off asks nothing of anybody', async () => {
    process.env.THREAD_BRAKE = 'false'
    forgetSettings()
    await post('The bell rings for eleven minutes.')

    expect((await post('And rings.', 0.5, 1)).status).toBe('shown')
  })
})
