import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, aReader } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { lockReplies } from './lock-replies'
import { postComment } from './post'
import { readThreadPage } from './queries'

let moderator: Viewer
let author: Viewer
let slug: string
beforeEach(async () => {
  ;[moderator, author] = [await aModerator(), await aRegular('Low Tide')]
  slug = (await anArticle()).slug
})

const codeOf = (outcome: Promise<unknown>) => outcome.then(() => null).catch((error) => error.code)
const locked = async () => {
  const page = await readThreadPage(slug, 1, null, afterNoon(60))
  return page?.cards.flatMap(({ comment }) => (comment.locked ? [comment.number] : []))
}
/** Comment 1, beneath it 2 and 3, beneath 2 comment 4; and 5 beside it all. */
async function aThread(): Promise<void> {
  for (const [words, replyTo] of [
    ['One', undefined],
    ['Two', 1],
    ['Three', 1],
    ['Four', 2],
    ['Five', undefined],
  ] as const)
    await aComment(author, slug, `${words} of five, by the sea.`, afterNoon(0), replyTo)
}

describe('locked replies', () => {
  test('are refused to the comment and to whatever is beneath it, and to nothing else; quoting goes on', async () => {
    await aThread()
    await lockReplies(moderator, slug, 2, true, afterNoon(1))
    const [first, second] = [await aReader(), await aReader()]
    const before = await countRows()

    const refused = [
      await codeOf(postComment(first, slug, { body: 'To the locked one.', replyTo: 2 }, null, afterNoon(2))),
      await codeOf(postComment(second, slug, { body: 'To one beneath.', replyTo: 4 }, null, afterNoon(2))),
      await codeOf(postComment(moderator, slug, { body: 'Also as a moderator.', replyTo: 4 }, null, afterNoon(2))),
    ]
    const untouched = await countRows()
    const other = await postComment(await aReader(), slug, { body: 'To one beside.', replyTo: 3 }, null, afterNoon(2))
    const quoting = await postComment(await aReader(), slug, { body: '>>2\n> Two of five\nIs it?' }, null, afterNoon(2))

    expect(refused).toEqual(['closed', 'closed', 'closed'])
    expect(untouched).toEqual(before)
    expect([other.number, quoting.number]).toEqual([6, 7])
    expect(await locked()).toEqual([2, 4])
  })

  test('open again, but for what was locked by itself before', async () => {
    await aThread()
    await lockReplies(moderator, slug, 4, true, afterNoon(1))
    await lockReplies(moderator, slug, 1, true, afterNoon(2))
    const all = await locked()

    await lockReplies(moderator, slug, 1, false, afterNoon(3))

    expect(all).toEqual([1, 2, 3, 4])
    expect(await locked()).toEqual([4])
  })

  test('reach beneath the twentieth level, at which the paths of a thread end', async () => {
    await aComment(author, slug, 'The first of many.', afterNoon(0))
    for (let level = 2; level <= 24; level++)
      await aComment(author, slug, `Level ${level} of a long talk.`, afterNoon(level), level - 1)

    await lockReplies(moderator, slug, 21, true, afterNoon(30))

    expect(await locked()).toEqual([21, 22, 23, 24])
    expect(
      await codeOf(postComment(await aReader(), slug, { body: 'Deeper still.', replyTo: 24 }, null, afterNoon(31))),
    ).toBe('closed')
  })

  test('are logged once, however often they are locked, with who and when', async () => {
    await aThread()

    await lockReplies(moderator, slug, 2, true, afterNoon(1))
    await lockReplies(moderator, slug, 2, true, afterNoon(2))
    await lockReplies(moderator, slug, 2, false, afterNoon(3))
    await lockReplies(moderator, slug, 2, false, afterNoon(4))

    const kind = { in: ['comment.locked', 'comment.unlocked'] }
    const events = await db().event.findMany({ where: { kind }, orderBy: { id: 'asc' }, take: 9 })
    expect(events.map((event) => [event.kind, event.at, event.actorId])).toEqual([
      ['comment.locked', afterNoon(1), moderator.id],
      ['comment.unlocked', afterNoon(3), moderator.id],
    ])
  })

  test('are no business of readers, and need a comment', async () => {
    await aThread()
    const before = await countRows()

    const codes = [
      await codeOf(lockReplies(author, slug, 1, true)),
      await codeOf(lockReplies(null, slug, 1, true)),
      await codeOf(lockReplies(moderator, slug, 99, true)),
    ]

    expect(codes).toEqual(['not_found', 'not_found', 'not_found'])
    expect([await countRows(), await locked()]).toEqual([before, []])
  })

  test('hold against replies that are posted at the same time: none comes after the lock', async () => {
    await aThread()
    const readers = await Promise.all(Array.from({ length: 12 }, () => aReader()))

    const post = (reader: Viewer) =>
      codeOf(postComment(reader, slug, { body: `At once, says ${reader.name}.`, replyTo: 4 }, null, afterNoon(5)))
    const outcomes = await Promise.all([
      ...readers.slice(0, 6).map(post),
      codeOf(lockReplies(moderator, slug, 1, true, afterNoon(5))),
      ...readers.slice(6).map(post),
    ])

    const events = await db().event.findMany({
      where: { article: { slug }, at: afterNoon(5) },
      orderBy: { id: 'asc' },
      take: 50,
      select: { kind: true },
    })
    const unlockedReplies = await db().comment.count({
      where: { article: { slug }, lockedAt: null, parent: { number: 4 } },
    })
    expect(events.at(-1)?.kind).toBe('comment.locked')
    expect(outcomes.filter((code) => code === null)).toHaveLength(events.length)
    expect(unlockedReplies).toBe(0)
  })
})
