import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { removeComment } from '@/lib/moderation/remove'
import { afterNoon, aModerator, anArticle } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { readCard } from './queries'

let author: Viewer
let slug: string
beforeEach(async () => {
  author = await aRegular('Pier Side')
  slug = (await anArticle()).slug
  await aComment(author, slug, 'The bell rang twice.')
  await aComment(author, slug, 'Before it. \n\n>>1\n> The bell\n\nAfter it.\n\n>>p3\n> a light instead\n\nAnd last.')
})

const quotingOf = async (body: string) => {
  const number = await aComment(author, slug, body)
  const card = await readCard(slug, number, null)
  return card?.comment.quotes.map(({ text, quoting }) => [text, quoting])
}

test('words that span a quote of their own author’s show its number where it stands, and none of its words', async () => {
  expect(await quotingOf('>>2\n> Before it.\n> After it.\nAll of it.')).toEqual([
    ['Before it.\n\nAfter it.', [{ at: 12, source: { comment: 1 } }]],
  ])
  expect((await readCard(slug, 3, null))?.comment.html).toBe(
    `<blockquote cite="/articles/${slug}/comments/2"><p>Before it.<br><br><a href="/articles/${slug}/comments/1">[quoting #1]</a> After it.</p><footer>Pier Side, #2</footer></blockquote>\n<p>All of it.</p>`,
  )
})

test('words that answer a quote show what they answer; words before it do not', async () => {
  expect(await quotingOf('>>2\n> After it.\nYes.')).toEqual([['After it.', [{ at: 0, source: { comment: 1 } }]]])
  expect(await quotingOf('>>2\n> And last.\nYes.')).toEqual([['And last.', [{ at: 0, source: { paragraph: 3 } }]]])
  expect(await quotingOf('>>2\n> Before it.\nYes.')).toEqual([['Before it.', []]])
})

test('a hidden source takes the numbers with its words', async () => {
  const number = await aComment(author, slug, '>>2\n> After it.\nYes.')
  await removeComment(await aModerator(), slug, 2, { reason: 'spam', note: '' }, afterNoon(1))

  expect((await readCard(slug, number, null))?.comment.quotes).toMatchObject([{ text: null, quoting: [] }])
})
