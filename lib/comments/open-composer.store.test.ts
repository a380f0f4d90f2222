import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { findArticle } from '@/lib/articles/queries'
import type { ArticleView } from '@/lib/articles/view'
import { db } from '@/lib/db/client'
import { removeComment } from '@/lib/moderation/remove'
import { aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { findFault } from './find-fault'
import { openSources } from './open-composer'
import { addQuotes } from './pick-sentences'
import { readCard } from './queries'
import { withdrawComment } from './withdraw'
import { withoutHiddenQuotes } from './without-hidden-quotes'
import { cutBody } from './write-body'

const WORDS =
  'The boat was late. Nobody minded. We had tea, and then:\n\n- a song\n- 「歌。」もう一つ。\n\nIt left at ten. Yes.'
let author: Viewer
let article: ArticleView
let articleId: string

beforeEach(async () => {
  author = await aReader({ name: 'Pier Side' })
  const { id, slug } = await anArticle()
  articleId = id
  await aComment(author, slug, WORDS)
  article = await openArticle(slug)
})

async function openArticle(slug: string): Promise<ArticleView> {
  const found = await findArticle(slug, noon)
  if (!found) throw new Error('no article')
  return found
}

async function remove(number: number): Promise<void> {
  const moderator = await aModerator()
  await removeComment(moderator, article.slug, number, { reason: 'abuse', note: '' })
}

test('sources are named 9 and ¶2, whichever way they were asked for, once each', async () => {
  const { sources, missing } = await openSources(article, ['1', 'p2', '¶2', '#1', '77', 'harbour'], [], null)

  expect(sources.map(({ key, label, path }) => [key, label, path])).toEqual([
    ['1', 'Pier Side, #1', `/articles/${article.slug}/comments/1`],
    ['¶2', 'Article, ¶2', `/articles/${article.slug}#p2`],
  ])
  expect(missing).toEqual(['77', 'harbour'])
})

test('the source that was asked for last is shown, and what names none pushes nothing out', async () => {
  for (let count = 2; count <= 6; count++) await aComment(author, article.slug, `Comment number ${count}.`)

  const { sources } = await openSources(article, ['1', '2', '3', '4', '5', '6', 'harbour'], [], null)

  expect(sources.map(({ key }) => key)).toEqual(['2', '3', '4', '5', '6'])
})

test('p2:0 and ¶2:0 are the same sentence', async () => {
  const [short, long] = [
    await openSources(article, ['p2'], ['p2:0'], null),
    await openSources(article, ['¶2'], ['¶2:0'], null),
  ]

  expect(short.written).toBe('>>¶2\n> The operator says the bell is required by its licence.\n')
  expect(long.written).toBe(short.written)
})

test('whatever is chosen is accepted when it is posted, as the very words that were chosen', async () => {
  const { sources } = await openSources(article, ['1', '¶2'], [], null)
  const all = sources.flatMap(({ key, sentences }) =>
    sentences.map((words, index) => ({ pick: `${key}:${index}`, words })),
  )
  const texts = [(await readCard(article.slug, 1, null))?.comment.text ?? '', article.paragraphs[1]?.text ?? '']

  await fc.assert(
    fc.asyncProperty(fc.subarray(all, { minLength: 1 }), fc.boolean(), async (chosen, isAfter) => {
      const picks = chosen.map(({ pick }) => pick)
      const { written } = await openSources(article, ['1', '¶2'], picks, null)

      const body = addQuotes('My own words.', written, isAfter ? 'after' : 'before')
      const { cuts, text } = await cutBody(db(), articleId, { body })

      const quoted = cuts.map(({ sourceParagraphId, start, end }) =>
        texts[sourceParagraphId ? 1 : 0]?.slice(start, end),
      )
      const bare = (words: (string | undefined)[]) => words.join('').replace(/\s/g, '')
      expect(bare(quoted)).toBe(bare(chosen.map(({ words }) => words)))
      expect(text).toBe('My own words.')
    }),
    { numRuns: 40 },
  )
})

describe('kept words', () => {
  const KEPT =
    'Before.\n\n>>1\n> Nobody minded.\nAfter.\n\n>>¶2\n> The operator says\n>>77\n> typed by mistake\n> of nobody'

  test('stay to the byte while their sources are seen', async () => {
    expect(await withoutHiddenQuotes(article.slug, KEPT)).toEqual({ body: KEPT, isShortened: false })
  })

  test.each([
    ['removed', () => remove(1)],
    ['withdrawn', () => withdrawComment(author, article.slug, 1)],
  ])('lose the words of a source that is %s, and nothing else', async (_, hide) => {
    await hide()

    expect(await withoutHiddenQuotes(article.slug, KEPT)).toEqual({
      body: KEPT.replace('> Nobody minded.\n', ''),
      isShortened: true,
    })
  })
})

test('a misquote is a fault with the nearest passage while its source is seen, and says nothing of it afterwards', async () => {
  const body = '>>1\n> Nobody mended it.\nReally?'
  const before = await findFault(article.slug, body)

  await remove(1)

  expect(before).toMatchObject({ code: 'misquoted', nearest: expect.stringContaining('Nobody minded') })
  expect(JSON.stringify(await findFault(article.slug, body))).not.toMatch(/Pier Side|minded/)
  expect(await findFault(article.slug, 'Fine.')).toBeNull()
})
