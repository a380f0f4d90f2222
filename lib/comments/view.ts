import type { QuoteView } from '@/lib/quotes/view'
import type { Block } from '@/lib/text/blocks'
import type { ViewChoice } from './view-choice'

export const COMMENT_STATUSES = ['shown', 'held', 'removed', 'withdrawn'] as const
export type CommentStatus = (typeof COMMENT_STATUSES)[number]

/** A comment as programs get it. `text` holds its author's own words only; both are '' where the viewer may not see them. */
export type CommentView = {
  number: number
  status: CommentStatus
  author: { name: string; unclaimed: boolean; badge?: 'moderator' | 'admin' } | null
  /** ISO 8601 in UTC; null: imported, the file states no times */
  postedAt: string | null
  edited: boolean
  replyTo: number | null
  text: string
  html: string
  quotes: QuoteView[]
  /** the numbers of the comments that quote it now, in order; the first hundred of `quotedByCount` */
  quotedBy: number[]
  quotedByCount: number
  replies: number
  recommendations: number
  revision: number
  /** the viewer has muted its author: pages fold its words */
  muted: boolean
  /** the newsroom picked it, in the words it has now */
  picked?: boolean
  /** it takes no replies: a moderator has locked it, or one that it stands beneath */
  locked?: boolean
}

/** What a comment is to the viewer who is signed in. */
export type CommentStanding = {
  isOwn: boolean
  canEdit: boolean
  canWithdraw: boolean
  hasRecommended: boolean
  hasReported: boolean
  /** the viewer is a moderator: what the desk does with it can be done from here */
  canModerate: boolean
}

/** A comment as a page shows it. */
export type CommentCard = {
  comment: CommentView
  blocks: Block[]
  /** names that `@Name` in the text leads to */
  mentions: string[]
  /** the author of the comment this one answers; null: none, or not to be seen */
  replyToAuthor: string | null
  /** null: signed out */
  standing: CommentStanding | null
  /** said to the comment's own author alone: why it is held or was removed */
  notice: string | null
  /** what stands in place of a comment that cannot be seen; null: it can */
  tombstone: string | null
  /** new since the viewer's last visit, and the number of the next that is (null: none); not there: not new, or signed out */
  fresh?: { next: number | null }
}

/** What is new in a thread since the viewer's last visit to it. */
export type ThreadVisit = {
  /** no visit is remembered: nothing counts as new yet */
  isFirst: boolean
  newCount: number
  /** there are more than `newCount` */
  isMore: boolean
  firstNew: number | null
  /** the next one that is not on this page; null: none */
  nextNew: number | null
  /** when this was read, ISO 8601 in UTC: what came later has not been seen */
  until: string
}

/** The comments of so many numbers, in their order; pages and comments count from 1. */
export type ThreadStretch = { cards: CommentCard[]; page: number; pages: number }

/** One page of a thread as it was chosen. */
export type ThreadPage = {
  cards: CommentCard[]
  choice: ViewChoice
  /** how deep each card stands among the answers, from 0; 0 for all where they are not threaded */
  depths: number[]
  /** in a collapsed view how many comments everybody sees beneath each card; null in others */
  answers: { count: number; isMore: boolean }[] | null
  /** pages in the order of numbers are counted; null: the list is in another order */
  page: number | null
  pages: number | null
  turns: ThreadTurns
  visit?: ThreadVisit
}

/** The comments that other pages of a list begin with. */
export type ThreadTurns = {
  /** this is not where the list begins */
  hasEarlier: boolean
  /** null: the page before is the first, or it is not known */
  previous: number | null
  next: number | null
}

/** A form that came back: its fields as they were sent, and what was wrong. */
export type ComposerState = {
  body: string
  replyTo: number | null
  refusal: { code: string; message: string; field: string | null; nearest: string | null } | null
}

/** What can be quoted from, sentence by sentence; `key` is `9` for a comment and `¶12` for a paragraph. */
export type OpenSource = {
  key: string
  label: string
  /** where it stands in the thread */
  path: string
  sentences: string[]
}

/** What an address or a form asks to quote: sources that stand there, and keys that name none. */
export type OpenSources = {
  sources: OpenSource[]
  missing: string[]
  /** the chosen sentences in the written form, ready to write on after; '' for none */
  written: string
}

/** A stretch of a wording, next to the one before it. */
export type Segment = { kind: 'same' | 'added' | 'removed'; text: string }
