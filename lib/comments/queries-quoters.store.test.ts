import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { removeComment } from '@/lib/moderation/remove'
import { afterNoon, aModerator, anArticle, aReader, noon, PARAGRAPHS } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { storeComments } from '@/lib/testing/stored-thread'
import { editComment } from './edit'
import { keepBacklinks } from './keep-backlinks'
import { readParagraph } from './queries-quoters'

test('a paragraph has its words and the comments that quote it now, once each', async () => {
  const [author, { slug }] = [await aRegular('Pier Side'), await anArticle()]
  await aComment(
    author,
    slug,
    '>>¶3\n> a light instead.\n\nAnd once more:\n\n>>¶3\n> Residents of the terraces\n\nBoth.',
  )
  await aComment(author, slug, '>>¶2\n> the notice reads.\nAnother paragraph.')
  await aComment(author, slug, '>>¶3\n> a light instead.\nTaken back by an edit.')
  await aComment(author, slug, '>>¶3\n> a light instead.\nAbout quillwort.')
  await aComment(author, slug, '>>¶3\n> a light instead.\nThe last.')
  await editComment(author, slug, 3, { body: 'No quote any more.', revision: 1 }, afterNoon(1))
  await removeComment(await aModerator(), slug, 4, { reason: 'spam', note: '' }, afterNoon(2))

  const found = await readParagraph(slug, 3, 0, null, noon)

  expect(found?.paragraph).toEqual({ number: 3, text: PARAGRAPHS[2] })
  expect([found?.cards.map(({ comment }) => comment.number), found?.count, found?.next]).toEqual([[1, 5], 2, null])
  expect(JSON.stringify(found)).not.toContain('quillwort')
})

test('comments on a paragraph come fifty at a time, and a page after the last is not there', async () => {
  const [author, { id, slug }] = [await aReader(), await anArticle()]
  await storeComments(
    id,
    Array.from({ length: 51 }, (_, index) => ({ author, wordings: [`{{quote:0}}\nAnswer ${index + 1}.`] })),
  )
  const paragraph = await db().paragraph.findFirstOrThrow({ where: { articleId: id, number: 1 }, select: { id: true } })
  const comments = await db().comment.findMany({ where: { articleId: id }, select: { id: true } })
  const cut = { commentRevision: 1, position: 0, cut: 0, start: 0, end: 3, origin: 'verified' as const }
  const quotes = comments.map((comment) => ({ ...cut, commentId: comment.id, sourceParagraphId: paragraph.id }))
  await transaction(async (tx) => {
    await tx.quote.createMany({ data: quotes })
    await keepBacklinks(tx, { thread: id })
  })

  const first = await readParagraph(slug, 1, 0, null, noon)
  const second = await readParagraph(slug, 1, first?.next ?? 0, null, noon)

  expect([first?.cards.length, first?.count, first?.next]).toEqual([50, 51, 50])
  expect([second?.cards.map(({ comment }) => comment.number), second?.count, second?.next]).toEqual([[51], 51, null])
  expect(await readParagraph(slug, 1, 51, null, noon)).toBeNull()
})

test('a paragraph nobody quotes is a page without comments; one that is not there is null', async () => {
  const { slug } = await anArticle()

  expect(await readParagraph(slug, 1, 0, null, noon)).toMatchObject({ cards: [], count: 0, next: null })
  expect([await readParagraph(slug, 4, 0, null), await readParagraph('no-such-article', 1, 0, null)]).toEqual([
    null,
    null,
  ])
})
