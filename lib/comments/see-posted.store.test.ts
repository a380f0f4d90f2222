import { beforeEach, expect, test } from 'vitest'
import { muteReader } from '@/lib/accounts/mute'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { postComment } from './post'
import { readCard } from './queries'

let author: Viewer
let slug: string
beforeEach(async () => {
  author = await aRegular('Low Tide')
  slug = (await anArticle()).slug
  const other = await aRegular('Pier Side')
  await aComment(other, slug, '>>¶1\n> after midnight.\nForty-one people tell you everything. We needed this at night.')
  await aComment(other, slug, '>>1\n> tell you everything\nThey do, “every one” of them.')
})

const replyTo = 1

test.each([
  ['words alone', { body: 'We needed this & more.' }],
  ['a reply', { body: 'We needed *this*.', replyTo }],
  ['quotes of a comment and a paragraph', { body: '>>1\n> Forty-one people\nWho?\n\n>>¶3\n> a light instead\nWhere?' }],
  ['words that quote others', { body: '>>2\n> They do, “every one” of them.\nWhich?', replyTo }],
  ['two cuts of one quote', { body: '>>1\n> Forty-one people tell\n> […]\n> needed this at night.\nIndeed.' }],
  ['a mention', { body: '@Pier Side is right.' }],
  ['only a quote, which is held', { body: '>>1\n> tell you everything' }],
])('what the answer to a post says is what its author reads then: %s', async (_, draft) => {
  const { number, status, seen } = await postComment(author, slug, draft, null, afterNoon(5))

  const card = await readCard(slug, number, author, afterNoon(5))
  expect(JSON.parse(JSON.stringify(seen))).toEqual(JSON.parse(JSON.stringify(card?.comment)))
  expect(seen?.status).toBe(status)
})

test('it says the same where the quoted words are muted, and to a moderator', async () => {
  const moderator = await aModerator()
  await muteReader(author, 'Pier Side', noon)
  const draft = { body: '>>1\n> tell you everything\nDo they?' }

  const posted = [
    { who: author, ...(await postComment(author, slug, draft, null, afterNoon(5))) },
    { who: moderator, ...(await postComment(moderator, slug, draft, null, afterNoon(5))) },
  ]

  const cards = await Promise.all(posted.map(({ who, number }) => readCard(slug, number, who, afterNoon(5))))
  expect(posted.map(({ seen }) => JSON.stringify(seen))).toEqual(cards.map((card) => JSON.stringify(card?.comment)))
  expect(posted.map(({ seen }) => seen?.quotes[0]?.state)).toEqual(['muted', 'shown'])
})

test('a key that was used before gives the number again and leaves the counts of the thread alone', async () => {
  const post = () => postComment(author, slug, { body: 'Once only.' }, 'one key', afterNoon(5))
  const first = await post()

  const shownCount = () => db().article.findUniqueOrThrow({ where: { slug }, select: { shownCount: true } })
  const before = await shownCount()
  const again = await post()
  const after = await shownCount()
  const next = await postComment(await aReader(), slug, { body: 'Another one.' }, null, afterNoon(6))

  expect(after).toEqual(before)
  expect(again).toEqual({ number: first.number, status: 'shown', seen: null })
  expect(next.number).toBe(first.number + 1)
})
