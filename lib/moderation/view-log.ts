import type { EventKind } from '@/lib/events/schema'

/** What each act of the log is called where one is chosen, and what whoever acted did. */
export const ACT_WORDS: Partial<Record<EventKind, { name: string; did: string }>> = {
  'comment.held': { name: 'comment held', did: 'held' },
  'comment.watched': { name: 'comment watched', did: 'put on watch' },
  'comment.approved': { name: 'comment approved', did: 'approved' },
  'comment.removed': { name: 'comment removed', did: 'removed' },
  'comment.restored': { name: 'comment restored', did: 'restored' },
  'comment.appealed': { name: 'removal appealed against', did: 'appealed against the removal of' },
  'comment.appeal_dismissed': { name: 'appeal dismissed', did: 'dismissed the appeal against the removal of' },
  'comment.undone': { name: 'decision taken back', did: 'took back the decision on' },
  'comment.picked': { name: 'comment picked', did: 'picked' },
  'comment.unpicked': { name: 'comment no longer picked', did: 'no longer picks' },
  'comment.locked': { name: 'replies locked', did: 'locked replies to' },
  'comment.unlocked': { name: 'replies unlocked', did: 'unlocked replies to' },
  'account.warned': { name: 'reader warned', did: 'warned' },
  'account.noted': { name: 'note on a reader', did: 'wrote a note on' },
  'account.suspended': { name: 'reader suspended', did: 'suspended' },
  'account.suspension_lifted': { name: 'suspension lifted', did: 'lifted the suspension of' },
  'account.role_changed': { name: 'role changed', did: 'changed the role of' },
  'account.renamed': { name: 'reader renamed', did: 'renamed' },
  'account.erased': { name: 'account erased', did: 'erased an account' },
  'article.imported': { name: 'article imported', did: 'imported' },
  'article.closed': { name: 'thread closed', did: 'closed' },
  'article.opened': { name: 'thread opened', did: 'opened' },
  'article.scheduled': { name: 'thread scheduled', did: 'scheduled' },
  'article.pre_moderated': { name: 'pre-moderation begun', did: 'began to pre-moderate' },
  'article.pre_moderation_ended': { name: 'pre-moderation ended', did: 'ended pre-moderation of' },
  'article.quiet_hours': { name: 'quiet hours changed', did: 'changed the quiet hours of' },
  'words.changed': { name: 'word lists changed', did: 'changed the word lists' },
}

/** What the log is narrowed to, as it was typed; '' is everything. */
export type LogAsked = {
  kind: string
  moderator: string
  reader: string
  article: string
  from: string
  to: string
  decisions: boolean
}

/** An act as everybody may read of it: no name of anybody, nothing that was said to somebody. */
export type PublicAct = {
  id: number
  at: string
  /** `A moderator`, `The house`, `A reader` */
  who: string
  did: string
  /** `a reader`, where the act was about one */
  whom: string | null
  comment: number | null
  article: { slug: string; title: string } | null
  /** the rule or what became of it, in words */
  because: string | null
}
