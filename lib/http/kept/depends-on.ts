import type { EventKind } from '@/lib/events/schema'
import type { SeenEvent } from '@/lib/events/watch'

/**
 * What an event does to pages that everybody sees: nothing; it adds something, so that a page without it is not wrong
 * for a moment; or it changes or takes away what stands there, so that a page from before must not be shown again.
 */
export type Effect = 'none' | 'adds' | 'changes'

const EFFECTS: Record<EventKind, Effect> = {
  'account.created': 'none',
  'account.role_changed': 'changes',
  'account.password_changed': 'none',
  'account.suspended': 'adds',
  'account.suspension_lifted': 'adds',
  'account.warned': 'adds',
  'account.noted': 'none',
  'account.renamed': 'changes',
  'account.erased': 'changes',
  'article.imported': 'changes',
  'article.closed': 'changes',
  'article.opened': 'changes',
  'article.scheduled': 'changes',
  'article.pre_moderated': 'adds',
  'article.pre_moderation_ended': 'adds',
  'article.quiet_hours': 'changes',
  'comment.posted': 'adds',
  'comment.recommended': 'adds',
  'comment.held': 'changes',
  'comment.edited': 'changes',
  'comment.withdrawn': 'changes',
  // It moves a comment in the order of recommendations.
  'comment.reported': 'adds',
  'comment.approved': 'changes',
  'comment.removed': 'changes',
  'comment.restored': 'changes',
  'comment.appealed': 'adds',
  'comment.appeal_dismissed': 'adds',
  'comment.undone': 'changes',
  'comment.watched': 'none',
  'comment.picked': 'changes',
  'comment.unpicked': 'changes',
  'comment.locked': 'changes',
  'comment.unlocked': 'changes',
  'words.changed': 'none',
}

/** The one place that knows what a page depends on: its article's events, or everything's. */
export type DependsOn = { articleId: string } | 'everything'

/** What an event does to a page; an act on an account can be seen under any article. */
export function effectOn(page: DependsOn, event: SeenEvent): Effect {
  const isAbout = page === 'everything' || event.articleId === null || event.articleId === page.articleId
  return isAbout ? EFFECTS[event.kind] : 'none'
}
