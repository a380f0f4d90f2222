import { describe, expect, test } from 'vitest'
import { editComment } from '@/lib/comments/edit'
import { withdrawComment } from '@/lib/comments/withdraw'
import { db } from '@/lib/db/client'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aModerator, anArticle, aReader, noon, PARAGRAPHS } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { findArticle, findArticleHead, listArticles } from './queries'
import { setClosing } from './set-closing'

const LATER = new Date('2027-11-04')

describe('closing by hand', () => {
  test('closes an open article and opens one that closed by itself; the log says from what to what', async () => {
    const [moderator, { id, slug }] = [await aModerator(), await anArticle()]

    await setClosing(moderator, slug, 'closed', noon)
    const closed = await findArticle(slug, noon)
    await setClosing(moderator, slug, 'open', LATER)
    const opened = await findArticle(slug, LATER)

    const events = await db().event.findMany({
      orderBy: { id: 'asc' },
      select: { kind: true, actorId: true, articleId: true, data: true },
    })
    expect([closed?.takesComments, opened?.takesComments]).toEqual([false, true])
    expect(events).toEqual([
      { kind: 'article.closed', actorId: moderator.id, articleId: id, data: '{"before":"open","after":"closed"}' },
      { kind: 'article.opened', actorId: moderator.id, articleId: id, data: '{"before":"closed","after":"open"}' },
    ])
  })

  test('is not found for a reader, nor where there is no article; nothing is written', async () => {
    const [reader, moderator, { slug }] = [await aReader(), await aModerator(), await anArticle()]
    const before = await countRows()

    const both = await Promise.allSettled([
      setClosing(reader, slug, 'closed', noon),
      setClosing(moderator, 'no-such-article', 'closed', noon),
    ])

    expect(both.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['not_found', 'not_found'])
    expect([await countRows(), (await findArticle(slug, noon))?.takesComments]).toEqual([before, true])
  })
})

describe('an article', () => {
  test('has its paragraphs in order, each with the comments that quote it now, once', async () => {
    const [reader, { slug }] = [await aRegular('Pier Side'), await anArticle()]
    const quoters = async () => (await findArticle(slug, noon))?.paragraphs.map(({ quotedBy }) => quotedBy)
    await aComment(reader, slug, '>>¶2\n> The operator says\n> […]\n> required by its licence.\nTwice from one.')
    await aComment(reader, slug, '>>¶2\n> the notice reads.\n\n>>¶3\n> a light instead.\nFrom two.')
    await aComment(reader, slug, '>>1\n> Twice from one.\nNot from the article.')
    const before = await quoters()

    await editComment(reader, slug, 2, { body: '>>¶3\n> a light instead.\nFrom one.', revision: 1 }, afterNoon(1))
    const edited = await quoters()
    await withdrawComment(reader, slug, 1, afterNoon(2))

    expect((await findArticle(slug, noon))?.paragraphs.map(({ number, text }) => [number, text])).toEqual(
      PARAGRAPHS.map((text, index) => [index + 1, text]),
    )
    expect([before, edited, await quoters()]).toEqual([
      [[], [1, 2], [2]],
      [[], [1], [2]],
      [[], [], [2]],
    ])
  })

  test('at an address with a NUL takes no comment: it is not found', async () => {
    const closing = setClosing(await aModerator(), 'a\u0000b', 'closed', noon)

    await expect(closing).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each(['no-such-article', '', '\u0000', 'a\u0000b', '\ud800', '../..', 'n'.repeat(10_000)])(
    'at an address that leads nowhere is null',
    async (slug) => {
      expect([await findArticle(slug), await findArticleHead(slug)]).toEqual([null, null])
    },
  )

  test('is listed with its first paragraph and its count, the one added last first', async () => {
    const [one, two] = [await anArticle({ slug: 'one' }), await anArticle({ slug: 'two' })]
    await aComment(await aReader(), one.slug, 'Hello there.')

    const listed = await listArticles(30, noon)

    expect(listed.map(({ slug, opening, commentCount }) => [slug, opening, commentCount])).toEqual([
      [two.slug, PARAGRAPHS[0], 0],
      [one.slug, PARAGRAPHS[0], 1],
    ])
    expect(await listArticles(1, noon)).toHaveLength(1)
  })
})
