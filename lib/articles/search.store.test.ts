import { expect, test } from 'vitest'
import { transaction } from '@/lib/db/client'
import { anArticle } from '@/lib/testing/factories'
import { parseSearch } from '@/lib/text/parse-search'
import { searchArticles } from './search'

const slugsOf = async (typed: string) => (await searchArticles(parseSearch(typed))).map(({ slug }) => slug)

test('an article is found by words of its title and of all its paragraphs together', async () => {
  const { slug } = await anArticle()

  expect([
    await slugsOf('ferries'),
    await slugsOf('FERRIES licence terraces'),
    await slugsOf('"must announce itself"'),
    await slugsOf('ferries -licence'),
    await slugsOf('lighthouse'),
    await slugsOf('-ferries'),
  ]).toEqual([[slug], [slug], [slug], [], [], []])
})

test('the article that was added last comes first, and there are five at most', async () => {
  const slugs: string[] = []
  for (let count = 0; count < 6; count++) slugs.push((await anArticle()).slug)

  expect(await slugsOf('ferry')).toEqual(slugs.toReversed().slice(0, 5))
})

test('an excerpt is of the paragraph that holds a word, and the title is marked', async () => {
  await anArticle()

  const [found] = await searchArticles(parseSearch('night vessel'))

  expect(found).toMatchObject({
    title: [
      { text: 'Night', match: true },
      { text: ' ferries return', match: false },
    ],
    publishedAt: '2026-11-04T06:00:00.000Z',
    commentCount: 0,
  })
  expect(found?.excerpt.filter(({ match }) => match)).toEqual([{ text: 'vessel', match: true }])
})

test('an article whose text has changed or that is gone is found by what it says now', async () => {
  const { slug } = await anArticle()
  await transaction(async (tx) => {
    await tx.article.updateMany({ data: { title: '夜の船' } })
    await tx.paragraph.updateMany({ where: { number: 2 }, data: { text: 'Nothing is required.' } })
  })

  const before = [await slugsOf('ferries'), await slugsOf('夜'), await slugsOf('licence'), await slugsOf('required')]
  await transaction((tx) => tx.article.deleteMany())

  expect([before, await slugsOf('required')]).toEqual([[[], [slug], [], [slug]], []])
})
