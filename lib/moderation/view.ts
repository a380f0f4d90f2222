import type { Role, Suspension } from '@/lib/accounts/view'
import { REMOVAL_REASONS } from '@/lib/comments/removal-words'
import type { CommentCard } from '@/lib/comments/view'
import type { EventKind } from '@/lib/events/schema'

/** What a comment is to the desk. */
export type CaseState = 'reported' | 'held' | 'appealed' | 'removed' | 'shown'

/** The reasons a moderator chooses from, each with its words. */
export const REASON_CHOICES: [reason: string, words: string][] = Object.entries(REMOVAL_REASONS)

/** One reader's report of a comment; `rule` in words, `outcome` null while nobody has decided. */
export type ReportView = {
  rule: string
  text: string
  at: string
  reporter: string
  isTrusted: boolean
  outcome: 'upheld' | 'dismissed' | null
}

/** Who looks at a comment just now; it is theirs until then. */
export type ClaimView = { by: string; isMine: boolean; until: string }

/** What a rule of screening had to say about the current wording; `isOpen` while no moderator has looked. */
export type VerdictView = {
  rule: string
  kind: 'hold' | 'watch'
  label: string
  words: string
  at: string
  isOpen: boolean
}

/** An author's request for a second look at a removal; `outcome` is null while nobody has decided. */
export type AppealView = {
  text: string
  at: string
  /** who removed it; null: the house */
  against: string | null
  outcome: 'upheld' | 'dismissed' | null
  /** the decider's words to the author */
  note: string | null
  /** whether this viewer may decide it: it is open, and neither about their own comment nor about their own removal */
  mayDecide: boolean
}

/** What the desk knows of a reader. `removed` and `shown` are parts of `comments`; `reports` are those they made. */
export type ReaderRecord = {
  name: string
  isUnclaimed: boolean
  role: Role
  /** null: an unclaimed name */
  memberSince: string | null
  comments: number
  shown: number
  removed: number
  lastWeek: { comments: number; removed: number }
  reports: { made: number; upheld: number; dismissed: number }
  suspension: Suspension | null
}

/** What a comment answers; `excerpt` is null where its author has withdrawn it. */
export type ParentExcerpt = { number: number; author: string; excerpt: string | null }

/** A comment as the queue lists it. */
export type QueueItem = {
  slug: string
  articleTitle: string
  card: CommentCard
  state: CaseState
  /** `2 reports: abuse`, `Held: first comment` */
  why: string
  /** trusted readers reported it more than once */
  isUrgent: boolean
  /** how much it presses, the most first; 0 where nothing waits */
  urgency: number
  /** null: nobody looks at it just now */
  claim: ClaimView | null
  /** it is not this viewer's own, nor an appeal against their own removal while a colleague is there */
  mayDecide: boolean
  reports: ReportView[]
  /** those of the current wording, and the open ones */
  verdicts: VerdictView[]
  /** null: its author never asked for a second look */
  appeal: AppealView | null
  /** the moderators' latest decision on it, 0 where there is none: sent with the next, it refuses where a colleague was faster */
  lastDecision: number
  /** since when it waits: its first open report or verdict, its appeal, else its posting; for a removed one the removal */
  since: string
  age: string
  parent: ParentExcerpt | null
  /** how many comments quote it now */
  quotedIn: number
  authorRecord: ReaderRecord
}

/** One comment with what stands around it, and what was decided about it before. */
export type Case = QueueItem & {
  parentCard: CommentCard | null
  before: CommentCard[]
  after: CommentCard[]
  history: LogEntry[]
}

/** One act in the moderation log; `actor` is null for the house itself: a rule, or the command line. */
export type LogEntry = {
  id: number
  kind: EventKind
  at: string
  actor: string | null
  /** `removed`, `lifted the suspension of` */
  did: string
  article: { slug: string; title: string } | null
  comment: { number: number; author: string } | null
  reader: string | null
  /** the rule, in words */
  rule: string | null
  /** what was said to the reader, or else why it was done */
  note: string | null
  /** `until 1 Dec 2026`, `reader → moderator`, `20 comments; the file declared 21` */
  detail: string | null
}

/** Acts, newest first; `next` is the `before` of the page after, null on the last. */
export type LogPage = { entries: LogEntry[]; next: number | null }

/** An article as the desk lists it; `choice` is a moderator's, or left to the house. */
export type DeskArticle = {
  slug: string
  title: string
  addedAt: string
  publishedAt: string | null
  commentCount: number
  heldCount: number
  takesComments: boolean
  choice: 'automatic' | 'open' | 'closed'
}

/** A comment outside its thread. */
export type PlacedCase = { card: CommentCard; slug: string; title: string }

/** A reader as the desk sees them: record, latest comments, and the acts that were about them. */
export type ReaderCase = { record: ReaderRecord; canSuspend: boolean; comments: PlacedCase[]; acts: LogEntry[] }
