import { may, requireRight } from '@/lib/accounts/rights'
import type { Role, Viewer } from '@/lib/accounts/view'
import type { CommentStatus } from '@/lib/comments/view'
import type { CaseState, ReaderRecord } from './view'

/** So many open reports by trusted readers put a comment at the top of the queue. */
export const URGENT_REPORTS = 2

/**
 * The desk does not exist for anybody else.
 *
 * @throws {Refusal} not_found
 */
export function requireModerator(viewer: Viewer | null): Viewer {
  return requireRight(viewer, 'seeDesk')
}

/** What waits for a moderator about a comment: open reports, open watch verdicts of its current wording, an open appeal. */
export type Open = { reports: number; watches: number; appeal: boolean }

/** What a comment is to the desk; withdrawn ones are none of its business. */
export function caseState(comment: { status: CommentStatus; statusRule: string | null }, open: Open): CaseState {
  if (comment.status === 'removed') return open.appeal ? 'appealed' : 'removed'
  if (open.reports > 0 || (comment.status === 'held' && comment.statusRule === 'reports')) return 'reported'
  if (comment.status === 'held') return 'held'
  return open.watches > 0 ? 'reported' : 'shown'
}

/** Whose reports count for urgency and hiding: moderators, and readers of good record. */
export function isTrustedReporter({
  role,
  shown,
  reports,
}: {
  role: Role
  shown: number
  reports: { upheld: number; dismissed: number }
}): boolean {
  return role !== 'reader' || (shown > 0 && reports.upheld >= reports.dismissed)
}

/** Whether a viewer of the desk may suspend somebody: not themselves, not an unclaimed name, a colleague only as admin. */
export function canSuspend(viewer: Viewer, reader: Pick<ReaderRecord, 'name' | 'role' | 'isUnclaimed'>): boolean {
  if (!may(viewer, 'suspend') || reader.isUnclaimed || reader.name === viewer.name) return false
  return reader.role === 'reader' || may(viewer, 'suspendColleague')
}

/** How long ago something was, as short as a list needs it. */
export function ageInWords(since: Date, now: Date): string {
  const minutes = Math.floor(Math.max(0, now.getTime() - since.getTime()) / 60_000)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h`
  return `${Math.floor(hours / 24)} days`
}

/** A comment's place as the desk's addresses name it. */
export type CasePlace = { slug: string; number: number }

/** The queue's page, opened at a state and a comment. */
export function deskPath(open: { state?: string; at?: CasePlace; list?: 'all'; from?: number } = {}): string {
  const parts = [
    ...(open.state && open.state !== 'all' ? [`state=${encodeURIComponent(open.state)}`] : []),
    ...(open.at ? [`at=${encodeURIComponent(open.at.slug)}/${open.at.number}`] : []),
    ...(open.list ? [`list=${open.list}`] : []),
    ...(open.from ? [`from=${open.from}`] : []),
  ]
  return parts.length > 0 ? `/moderate?${parts.join('&')}` : '/moderate'
}

/** A reader's page at the desk. */
export function deskReaderPath(name: string): string {
  return `/moderate/readers?name=${encodeURIComponent(name)}`
}

/** The comment that an address names, or null. */
export function parseCasePlace(value: string | undefined): CasePlace | null {
  const [, slug, digits] = /^([^/]{1,300})\/([1-9]\d{0,8})$/.exec(value ?? '') ?? []
  return slug && digits ? { slug, number: Number(digits) } : null
}
