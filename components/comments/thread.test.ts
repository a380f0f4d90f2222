import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { CommentCard, ThreadPage, ThreadVisit } from '@/lib/comments/view'
import { Thread } from './thread'

const visit: ThreadVisit = { isFirst: false, newCount: 1, isMore: false, firstNew: 7, nextNew: 7, until: '2026-11-04' }

const aStone = (number: number, given: Partial<CommentCard['comment']> = {}): CommentCard => ({
  comment: {
    ...{ number, status: 'withdrawn', author: null, postedAt: null, edited: false, replyTo: null, text: '', html: '' },
    ...{ quotes: [], quotedBy: [], quotedByCount: 0, replies: 0, recommendations: 0, revision: 1, muted: false },
    ...given,
  },
  ...{ blocks: [], mentions: [], replyToAuthor: null, standing: null, notice: null },
  tombstone: 'It is gone.',
})

const aPage = (cards: CommentCard[], given: Partial<ThreadPage> = {}): ThreadPage => ({
  ...{ cards, choice: { order: 'newest', view: 'flat' }, depths: cards.map(() => 0), answers: null },
  ...{ page: null, pages: null, turns: { hasEarlier: false, previous: null, next: null } },
  ...given,
})

const show = (thread: ThreadPage, commentCount: number) =>
  renderToStaticMarkup(
    createElement(Thread, {
      article: { slug: 'pier', commentCount, takesComments: true, threadWords: null },
      thread,
      isSignedIn: true,
    }),
  )

test('a page without comments says whether the thread has any', () => {
  expect(show(aPage([]), 0)).toContain('No comments yet. The veranda is yours.')
  expect(show(aPage([], { page: 2, pages: 2 }), 60)).toContain('No comments on this page.')
})

test('marking all as read comes back to the page that it was pressed on', () => {
  const turns = { hasEarlier: true, previous: null, next: null }

  const [first, later] = [show(aPage([aStone(9)], { visit }), 1), show(aPage([aStone(9)], { visit, turns }), 1)]

  expect(first).toContain('name="next" value="/articles/pier?order=newest&amp;view=flat"')
  expect(later).toContain('name="next" value="/articles/pier?order=newest&amp;view=flat&amp;from=9"')
})

test('the number of a hidden comment leads to its page where it has one', () => {
  const cards = [
    aStone(1),
    aStone(2, { replies: 1 }),
    aStone(3, { quotedByCount: 1 }),
    aStone(4, { status: 'removed' }),
  ]

  const page = show(aPage(cards), 4)

  expect(page).toContain('>#1</span>')
  expect([1, 2, 3, 4].filter((number) => page.includes(`href="/articles/pier/comments/${number}"`))).toEqual([2, 3, 4])
})
