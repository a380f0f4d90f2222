import { z } from 'zod'

/** The kinds that make up the moderation log, named by what they happened to. */
export const LOGGED_KINDS = [
  'account.role_changed',
  'account.suspended',
  'account.suspension_lifted',
  'account.warned',
  'account.noted',
  'account.renamed',
  'account.erased',
  'article.imported',
  'article.closed',
  'article.opened',
  'article.scheduled',
  'article.pre_moderated',
  'article.pre_moderation_ended',
  'article.quiet_hours',
  'comment.held',
  'comment.approved',
  'comment.removed',
  'comment.restored',
  'comment.appealed',
  'comment.appeal_dismissed',
  'comment.undone',
  'comment.watched',
  'comment.picked',
  'comment.unpicked',
  'comment.locked',
  'comment.unlocked',
  'words.changed',
] as const

/** Everything that can happen. */
export const EVENT_KINDS = [
  'account.created',
  'account.password_changed',
  'comment.posted',
  'comment.edited',
  'comment.withdrawn',
  'comment.reported',
  'comment.recommended',
  ...LOGGED_KINDS,
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What is needed to read an event later: why, what it was and became, and how many comments it was about. */
export const EventData = z.strictObject({
  rule: z.string().optional(),
  note: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  until: z.string().nullable().optional(),
  /** which act of deciding it belonged to: what one act decided is taken back together */
  act: z.string().optional(),
  /** the appeal that led to it */
  appeal: z.literal('upheld').optional(),
  /** how long it had waited, in milliseconds */
  waitedMs: z.number().optional(),
  /** whether the name that an act was about is an unclaimed one: an account may have the same */
  isUnclaimed: z.literal(true).optional(),
  /** whether the one it was about was a colleague: only admins read what was said to them */
  isColleague: z.literal(true).optional(),
  commentCount: z.number().optional(),
  declaredCount: z.number().optional(),
  acceptedCount: z.number().optional(),
})
export type EventData = z.infer<typeof EventData>
