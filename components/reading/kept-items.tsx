import { renderToStaticMarkup } from 'react-dom/server'
import { ThreadedItem, type ThreadedItemProps } from '@/components/comments/threaded-item'
import type { CommentCard, CommentView } from '@/lib/comments/view'
import { KeptMarkup } from './kept-markup'

/** Some 1,500 comments, and the lists of some 60 pages. */
const MAX_BYTES = { items: 8_000_000, lists: 6_000_000 }
const items = new KeptMarkup(MAX_BYTES.items)
const lists = new KeptMarkup(MAX_BYTES.lists)

/**
 * The markup of the comments on a page of a thread. To print a comment takes many times as long as to find what was
 * printed before, and most look the same to all viewers and every time. Each is kept under everything that it is printed
 * from, and so is the list under which they are: whatever differs, for whomever, is printed by itself, and nothing that
 * was kept has to be forgotten.
 */
export function keptItems(list: ThreadedItemProps[]): Buffer {
  const markups = list.map((item) => items.find(keyOf(item), () => print(item)))
  return lists.find(markups.map(numberOf).join(), () => inOwnMemory(markups))
}

function print(item: ThreadedItemProps): Buffer {
  return inOwnMemory([Buffer.from(renderToStaticMarkup(<ThreadedItem {...item} />))])
}

/** One after the other; short buffers share their memory, and would keep that of others that are long gone. */
function inOwnMemory(parts: Buffer[]): Buffer {
  const bytes = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) at += part.copy(bytes, at)
  return bytes
}

/** All that there is to an item, by its names: what is new in it and not told of in the key does not compile. */
type Told =
  | Exclude<keyof ThreadedItemProps, 'card'>
  | Exclude<keyof CommentCard, 'comment'>
  // `html` is for programs, and is written when it is asked for; the text stands behind the rest.
  | Exclude<keyof CommentView, 'html' | 'text'>

function keyOf({ card, ...item }: ThreadedItemProps): string {
  const { comment } = card
  const told: Record<Told, unknown> = {
    slug: item.slug,
    isSignedIn: item.isSignedIn,
    takesComments: item.takesComments,
    hasActs: item.hasActs,
    postedKey: item.postedKey,
    choice: item.choice,
    depth: item.depth,
    answers: item.answers,
    blocks: numberOf(card.blocks),
    mentions: card.mentions,
    replyToAuthor: card.replyToAuthor,
    standing: card.standing,
    notice: card.notice,
    tombstone: card.tombstone,
    fresh: card.fresh,
    number: comment.number,
    status: comment.status,
    author: comment.author,
    postedAt: comment.postedAt,
    edited: comment.edited,
    replyTo: comment.replyTo,
    quotes: comment.quotes,
    quotedBy: comment.quotedBy,
    quotedByCount: comment.quotedByCount,
    replies: comment.replies,
    recommendations: comment.recommendations,
    revision: comment.revision,
    muted: comment.muted,
    picked: comment.picked,
    locked: comment.locked,
  }
  return JSON.stringify(told) + comment.text
}

const numbers = new WeakMap<object, number>()
let last = 0

/** What nobody changes goes by which it is: `parseOnce` gives the same blocks for the same words. */
function numberOf(what: object): number {
  const known = numbers.get(what)
  if (known !== undefined) return known
  last += 1
  numbers.set(what, last)
  return last
}
