import { isModerator, type Viewer } from '@/lib/accounts/view'
import { quoteToHtml } from '@/lib/quotes/to-html'
import type { Block } from '@/lib/text/blocks'
import { parseOnce } from '@/lib/text/parse-once'
import { toHtml } from '@/lib/text/to-html'
import { removalWords } from './removal-words'
import type { Around, CommentRow } from './rows'
import { canEdit, canRead, canWithdraw, isPicked } from './rules'
import type { CommentCard, CommentStanding, CommentView } from './view'

type Links = Pick<CommentView, 'quotedBy' | 'quotedByCount' | 'replies'>
type Looking = { viewer: Viewer | null; now: Date }

/** A comment as this viewer may see it; what they may not see is not in it. */
export function toCard(row: CommentRow, around: Around, looking: Looking): CommentCard {
  const quoters = around.backlinks.get(row.id)
  const links = {
    quotedBy: quoters?.numbers ?? [],
    quotedByCount: quoters?.count ?? 0,
    replies: around.replies.get(row.id) ?? 0,
  }
  if (!canRead(row, looking.viewer)) return toTombstone(row, links)

  const blocks = parseOnce(row.wording.source, row.wording.syntax)
  return {
    comment: toView(row, around, { blocks, links }),
    blocks,
    mentions: around.mentions.get(row.id) ?? [],
    replyToAuthor: row.parent?.status === 'shown' ? row.parent.author.name : null,
    standing: standingOf(row, around, looking),
    notice: row.authorId === looking.viewer?.id ? noticeOf(row, around.holds.get(row.id) ?? '') : null,
    tombstone: null,
  }
}

function toView(row: CommentRow, around: Around, { blocks, links }: { blocks: Block[]; links: Links }): CommentView {
  const quotes = around.quotes.get(row.id) ?? []
  const { number, status, postedAt, edited, replyTo, revision } = frame(row)
  return {
    number,
    status,
    postedAt,
    edited,
    replyTo,
    revision,
    muted: around.muted.has(row.authorId),
    author: authorOf(row),
    text: row.wording.text,
    // Written when it is asked for: programs get it, and pages, which are made of the blocks, never look.
    get html() {
      return toHtml(blocks, (position) => quoteToHtml(row.article.slug, quotes, position))
    },
    quotes,
    quotedBy: links.quotedBy,
    quotedByCount: links.quotedByCount,
    replies: links.replies,
    recommendations: row.recommendationCount + row.importedRecommendations,
    picked: isPicked(row),
    locked: row.lockedAt !== null,
  }
}

/** Whether a comment takes any place on the page: a tombstone stays only where it was seen or answered. */
export function hasPlace(row: CommentRow, card: CommentCard): boolean {
  if (card.tombstone === null) return true
  const isAnswered = card.comment.quotedByCount > 0 || card.comment.replies > 0
  return isAnswered || (row.status === 'removed' && row.shownAt !== null)
}

function toTombstone(row: CommentRow, links: Links): CommentCard {
  return {
    comment: {
      ...frame(row),
      ...links,
      muted: false,
      author: null,
      postedAt: null,
      edited: false,
      replyTo: null,
      text: '',
      html: '',
      quotes: [],
      recommendations: 0,
      picked: false,
      locked: row.lockedAt !== null,
    },
    blocks: [],
    mentions: [],
    replyToAuthor: null,
    standing: null,
    notice: null,
    tombstone: tombstoneOf(row),
  }
}

function frame(row: CommentRow) {
  return {
    number: row.number,
    status: row.status,
    postedAt: row.postedAt?.toISOString() ?? null,
    edited: row.editedAt !== null,
    replyTo: row.parent?.number ?? null,
    revision: row.revision,
  }
}

function authorOf({ author }: CommentRow): CommentView['author'] {
  const badge = author.role === 'reader' ? {} : { badge: author.role }
  return { name: author.name, unclaimed: author.isUnclaimed, ...badge }
}

function standingOf(row: CommentRow, around: Around, { viewer, now }: Looking): CommentStanding | null {
  if (!viewer) return null
  return {
    isOwn: row.authorId === viewer.id,
    canEdit: canEdit(row, viewer, now),
    canWithdraw: canWithdraw(row, viewer),
    hasRecommended: around.recommended.has(row.id),
    hasReported: around.reported.has(row.id),
    canModerate: isModerator(viewer),
  }
}

function noticeOf(row: CommentRow, held: string): string | null {
  const words = row.statusNote ? ` The moderator wrote: “${row.statusNote}”` : ''
  if (row.status === 'removed')
    return `Removed by a moderator: ${removalWords(row.statusRule)}.${words} Only you can see it now.`
  if (row.status !== 'held') return null
  return `Held for a moderator ${held}. Only you can see it until then.`.replace(' .', '.')
}

function tombstoneOf(row: CommentRow): string {
  if (row.status === 'withdrawn') return 'Withdrawn by its author.'
  return row.status === 'removed'
    ? `Removed by a moderator: ${removalWords(row.statusRule)}.`
    : 'Hidden until a moderator has looked at it.'
}
