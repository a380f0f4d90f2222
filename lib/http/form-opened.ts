import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Viewer } from '@/lib/accounts/view'
import { Refusal } from '@/lib/kernel/refusal'
import { settings } from '@/lib/kernel/settings'
import type { Filled } from '@/lib/screening/verdict'
import { authSecret } from './auth'

const HOUR_MS = 3_600_000
/** A form that was open for longer may be anybody's. */
const OLD_MS = 48 * HOUR_MS
/** A form that comes back begins no longer ago than that, so that it has its time before it. */
const CARRIED_MS = HOUR_MS
const TOKEN = /^([0-9a-z]{1,11})\.([\w-]{43})$/
/** What times are bound to that came in without one, and with a form that was printed for somebody signed out. */
const NOBODY = ''
const SIGNED_OUT = 'signed-out'

/** The time at which a form was opened, signed for the account that it was opened for; it works without JavaScript. */
export function openedToken(accountId: string, now: Date): string {
  const time = now.getTime().toString(36)
  return `${time}.${sign(accountId, time)}`
}

/**
 * The token of a form that comes back with words that were kept: it was opened when they were, if by the same reader, or
 * when they came in, if nobody was signed in.
 *
 * @param kept the token among the fields that were kept
 */
export function carriedToken(kept: string | undefined, accountId: string, now: Date): string {
  const openedAt = timeIn(kept, accountId) ?? timeIn(kept, SIGNED_OUT) ?? timeIn(kept, NOBODY) ?? now.getTime()
  const since = Math.max(openedAt, now.getTime() - CARRIED_MS)
  return openedToken(accountId, new Date(Math.min(since, now.getTime())))
}

/** A form's fields with a time, where its page had none to give: it was opened for nobody, or by no page of ours. */
export function withOpened(fields: Record<string, string>, now = new Date()): Record<string, string> {
  const opened = fields.opened ?? ''
  if (opened !== '' && opened !== SIGNED_OUT) return fields
  return { ...fields, opened: openedToken(opened, now) }
}

/**
 * How long a form was open when it came in, or why nobody knows.
 *
 * @param opened its token; not given: no form was sent
 * @throws {Refusal} conflict (its page was opened before this reader had logged in, so it goes back once for its time)
 */
export function filledOf(opened: string | undefined, viewer: Viewer | null, now = new Date()): Filled | null {
  if (opened === undefined || viewer === null) return null
  const openedAt = timeIn(opened, viewer.id)
  if (openedAt === null && timeIn(opened, SIGNED_OUT) !== null) return sendBack()
  if (openedAt === null) return { fault: timeIn(opened, NOBODY) === null ? 'forged' : 'missing' }
  const afterMs = now.getTime() - openedAt
  return afterMs > OLD_MS ? { fault: 'old' } : { afterMs }
}

/** @throws {Refusal} conflict, where the time of a form counts */
function sendBack(): null {
  if (settings().HOLD_FASTER_THAN_SECONDS === 0) return null
  throw new Refusal('conflict', 'You have logged in since this page was opened. Post your comment once more, please.')
}

/** The time that a token says, in milliseconds; null: it was not signed for this account. */
function timeIn(token: string | undefined, accountId: string): number | null {
  const [, time = '', signature = ''] = TOKEN.exec(token ?? '') ?? []
  const expected = Buffer.from(sign(accountId, time))
  const given = Buffer.from(signature)
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  return isOurs ? Number.parseInt(time, 36) : null
}

function sign(accountId: string, time: string): string {
  return createHmac('sha256', authSecret()).update(`form opened ${time} ${accountId}`).digest('base64url')
}
