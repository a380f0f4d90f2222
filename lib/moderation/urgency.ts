import { lowerBound } from '@/lib/kernel/lower-bound'

/** What is known of somebody who reported a comment. */
export type ReporterRecord = { isModerator: boolean; isTrusted: boolean; upheld: number; dismissed: number }

/** What is known of a comment that waits. */
export type Pressing = {
  state: 'reported' | 'held' | 'appealed'
  /** why it is held */
  rule: string | null
  /** readers see it while it waits */
  isShown: boolean
  /** of its open reports; each reader reports a comment once */
  reporters: ReporterRecord[]
  /** it has open watch verdicts */
  isWatched: boolean
  recommendations: number
  replies: number
  quotes: number
  /** readers who have been in its thread, as far as known */
  threadReaders: number
  waitingMs: number
}

/** A trusted reader's report weighs from 4 (nothing decided yet) to nearly 8 (all upheld, many), a moderator's 8. */
const REPORT_OF_TRUSTED = 4
const REPORT_OF_MODERATOR = 8
/** However many readers without a good record report: together they weigh less than one who has it. */
const REPORT_OF_OTHERS = 1
const MOST_OF_OTHERS = 3
const WATCHED = 3
const APPEAL = 4
const HELD = 1.5
/** Holds that tell more, or less, of a comment than others; nobody waits for what is probably spam. */
const HELD_BY: Record<string, number> = {
  reports: 3,
  banned_words: 3,
  recent_history: 3,
  check_failed: 3,
  only_quotes: 1,
  repeat: 1,
  too_fast: 1,
  spam: 1,
}
const MS_PER_HOUR = 3_600_000
/** So many readers of a thread count like one recommendation, reply or quote. */
const READERS_PER_VOICE = 10

/**
 * How much a comment presses: what speaks against it or for its author, times how many it reaches while it is shown, and
 * a little more the longer it waits, so that nothing waits for ever. Ten times the reach is one time the weight more; an
 * hour of waiting is one point, a day 4.6, a week 7.4.
 *
 * @returns more than 0, with one decimal
 */
export function urgencyOf(comment: Pressing): number {
  const points = weightOf(comment) * reachOf(comment) + Math.log2(1 + Math.max(0, comment.waitingMs) / MS_PER_HOUR)
  return Math.round(10 * points) / 10
}

/** The same for a comment that nobody sees or has reported: how long it waits, and why, is all there is to it. */
export function urgencyUnseen(state: Pressing['state'], rule: string | null, waitingMs: number): number {
  const unseen = { isShown: false, isWatched: false, recommendations: 0, replies: 0, quotes: 0, threadReaders: 0 }
  return urgencyOf({ state, rule, waitingMs, reporters: [], ...unseen })
}

function weightOf({ state, rule, reporters, isWatched }: Pressing): number {
  if (state === 'appealed') return APPEAL
  const hold = state === 'held' || rule === 'reports' ? (HELD_BY[rule ?? ''] ?? HELD) : 0
  return hold + (isWatched ? WATCHED : 0) + weightOfReports(reporters)
}

function weightOfReports(reporters: ReporterRecord[]): number {
  const trusted = reporters.filter(({ isTrusted }) => isTrusted)
  const others = Math.min(MOST_OF_OTHERS, REPORT_OF_OTHERS * (reporters.length - trusted.length))
  return trusted.reduce((sum, reporter) => sum + weightOfTrusted(reporter), others)
}

/** By the share of their reports that moderators upheld, as far as few or many decisions tell. */
function weightOfTrusted({ isModerator, upheld, dismissed }: ReporterRecord): number {
  if (isModerator) return REPORT_OF_MODERATOR
  return REPORT_OF_TRUSTED * (1 + lowerBound(upheld, upheld + dismissed))
}

/** What nobody sees reaches nobody. */
function reachOf({ isShown, recommendations, replies, quotes, threadReaders }: Pressing): number {
  return isShown ? 1 + Math.log10(1 + recommendations + replies + quotes + threadReaders / READERS_PER_VOICE) : 1
}
