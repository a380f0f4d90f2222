import type { EventKind } from '@/lib/events/schema'

/** What everybody sees may have changed by it; reports and votes are not among them. */
export const LIVE_KINDS: EventKind[] = [
  'comment.posted',
  'comment.held',
  'comment.edited',
  'comment.withdrawn',
  'comment.approved',
  'comment.removed',
  'comment.restored',
  'comment.undone',
]
