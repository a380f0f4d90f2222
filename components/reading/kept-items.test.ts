import { createElement, Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ThreadedItem, type ThreadedItemProps } from '@/components/comments/threaded-item'
import type { CommentCard, CommentStanding, CommentView } from '@/lib/comments/view'
import type { QuoteView } from '@/lib/quotes/view'
import { parseOnce } from '@/lib/text/parse-once'
import { keptItems } from './kept-items'

const quote: QuoteView = {
  ...{ position: 0, source: { comment: 3, revision: 1 }, author: 'Low Tide', start: 4, end: 12 },
  ...{ text: 'the lamp', origin: 'verified', state: 'shown', quoting: [] },
}
const standing: CommentStanding = {
  ...{ isOwn: false, canEdit: false, canWithdraw: false, hasRecommended: false, hasReported: false },
  canModerate: false,
}
const TEXT = 'The lamp was lit.\n\nAsk @Pier.'

const aComment = (given: Partial<CommentView> = {}): CommentView => ({
  ...{ number: 9, status: 'shown', author: { name: 'Pier', unclaimed: false }, postedAt: '2026-11-04T08:15:00.000Z' },
  ...{ edited: false, replyTo: null, text: TEXT, html: 'never asked for', quotes: [quote], quotedBy: [], muted: false },
  ...{ quotedByCount: 0, replies: 0, recommendations: 0, revision: 1 },
  ...given,
})
const aCard = (given: Partial<CommentCard> = {}): CommentCard => ({
  ...{ comment: aComment(), blocks: parseOnce(TEXT, 'marked'), mentions: [], replyToAuthor: null, standing },
  ...{ notice: null, tombstone: null },
  ...given,
})
const anItem = (given: Partial<ThreadedItemProps> = {}): ThreadedItemProps => ({
  ...{ slug: 'pier', card: aCard(), isSignedIn: true, takesComments: true, depth: 0, answers: null, postedKey: null },
  ...{ choice: { order: 'oldest', view: 'flat' } },
  ...given,
})
const withComment = (given: Partial<CommentView>) => anItem({ card: aCard({ comment: aComment(given) }) })
const withCard = (given: Partial<CommentCard>) => anItem({ card: aCard(given) })

/** Each differs from `anItem()` in one thing, or in what goes with it. */
const OTHERS: ThreadedItemProps[] = [
  anItem({ slug: 'bay' }),
  anItem({ isSignedIn: false }),
  anItem({ takesComments: false }),
  anItem({ hasActs: false }),
  anItem({ postedKey: 'k1' }),
  anItem({ postedKey: 'k2' }),
  anItem({ depth: 2 }),
  anItem({ answers: { count: 3, isMore: false } }),
  anItem({ answers: { count: 3, isMore: true } }),
  anItem({ answers: { count: 3, isMore: false }, choice: { order: 'newest', view: 'collapsed' } }),
  ...(['isOwn', 'hasRecommended', 'hasReported', 'canModerate'] as const).map((name) =>
    withCard({ standing: { ...standing, [name]: true } }),
  ),
  withCard({ standing: { ...standing, isOwn: true, canEdit: true } }),
  withCard({ standing: { ...standing, isOwn: true, canWithdraw: true } }),
  withCard({ standing: null }),
  withCard({ blocks: parseOnce('The lamp was out.', 'marked') }),
  withCard({ blocks: parseOnce('The lamp was out.\n\nAsk @Pier.', 'marked') }),
  withCard({ mentions: ['Pier'] }),
  withCard({ comment: aComment({ replyTo: 3 }), replyToAuthor: 'Low Tide' }),
  withCard({ notice: 'Only you can see it.' }),
  withCard({ tombstone: 'Withdrawn by its author.' }),
  withCard({ fresh: { next: null } }),
  withCard({ fresh: { next: 12 } }),
  withComment({ number: 10 }),
  withComment({ status: 'held' }),
  withComment({ author: { name: 'Pier', unclaimed: true } }),
  withComment({ author: { name: 'Pier', unclaimed: false, badge: 'admin' } }),
  withComment({ postedAt: null }),
  withComment({ edited: true }),
  withComment({ replyTo: 3 }),
  withComment({ text: TEXT.repeat(100) }),
  withComment({ quotes: [] }),
  withComment({ quotes: [{ ...quote, state: 'hidden', text: null, author: null }] }),
  withComment({ quotes: [{ ...quote, state: 'muted' }] }),
  withComment({ quotedBy: [12], quotedByCount: 1 }),
  withComment({ quotedBy: [12], quotedByCount: 40 }),
  withComment({ replies: 1 }),
  withComment({ recommendations: 5 }),
  withComment({ muted: true }),
  withComment({ picked: true }),
  withComment({ locked: true }),
]

const print = (items: ThreadedItemProps[]) =>
  renderToStaticMarkup(createElement(Fragment, null, ...items.map((item) => createElement(ThreadedItem, item))))

test('a comment that differs in anything, for whomever, never gets what was kept of another', () => {
  for (const round of [1, 2])
    for (const item of [anItem(), ...OTHERS]) expect([round, String(keptItems([item]))]).toEqual([round, print([item])])
})

test('a list of kept comments is, byte for byte, the list as it is printed', () => {
  const lists = [[], OTHERS, OTHERS.toReversed(), [anItem(), ...OTHERS], OTHERS.slice(3), [anItem(), anItem()]]

  for (const list of [...lists, ...lists]) expect(keptItems(list).equals(Buffer.from(print(list)))).toBe(true)
})

test('what looks the same to two viewers is printed once', () => {
  const [first, second] = [keptItems([anItem(), ...OTHERS]), keptItems([anItem(), ...OTHERS])]

  expect(second).toBe(first)
})
