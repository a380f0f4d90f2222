import type { EventKind } from '@/lib/events/schema'

/** Something that happened to a comment, as far as the queue is concerned. */
export type CaseEvent = {
  id: number
  kind: EventKind
  at: Date
  commentId: string
  actorId: string | null
  rule: string | null
  act: string | null
  isAppealUpheld: boolean
  /** how long it had waited, as it was written down; null: it was not */
  waitedMs: number | null
}

/** What a moderator decided about a comment and did not take back. */
export type Decided = {
  at: Date
  kind: EventKind
  actorId: string | null
  /** the rule of the house, of a removal */
  rule: string | null
  /** the rule of screening that had held it; null: none had */
  heldBy: string | null
  isAppealUpheld: boolean
  /** null: it did not wait, as far as is known */
  waitedMs: number | null
}

/** From when until when a comment waited for a moderator; `to` null: it does still. */
export type Wait = { from: Date; to: Date | null }

type Standing = { since: Date | null; heldBy: string | null }
type Made = { decided: Decided; wait: Wait | null; before: Standing; act: string | null }
type Case = Standing & { wait: Wait | null; last: Made | null }

const BEGINS: EventKind[] = ['comment.held', 'comment.reported', 'comment.watched', 'comment.appealed']
const DECIDES: EventKind[] = ['comment.approved', 'comment.removed', 'comment.restored', 'comment.appeal_dismissed']

/** What the queue is made of and what ends it. */
export const CASE_KINDS: EventKind[] = [...BEGINS, ...DECIDES, 'comment.undone', 'comment.withdrawn']

/**
 * Follows comments through the queue: what was decided and stands, and what waited when.
 *
 * @param events in the order in which they happened
 */
export function walkCases(events: CaseEvent[]): { decided: Decided[]; waits: Wait[] } {
  const cases = new Map<string, Case>()
  const decided = new Set<Decided>()
  const waits: Wait[] = []
  for (const event of events) {
    const one = cases.get(event.commentId) ?? { since: null, heldBy: null, wait: null, last: null }
    cases.set(event.commentId, one)
    if (BEGINS.includes(event.kind)) begin(one, event, waits)
    else if (DECIDES.includes(event.kind)) decided.add(decide(one, event))
    else if (event.kind === 'comment.undone') takeBack(one, event, decided)
    else end(one, event.at)
  }
  return { decided: [...decided], waits }
}

function begin(one: Case, { kind, at, rule }: CaseEvent, waits: Wait[]): void {
  if (kind === 'comment.held') one.heldBy = rule
  if (one.since !== null) return
  one.since = at
  one.wait = { from: at, to: null }
  waits.push(one.wait)
}

function decide(one: Case, event: CaseEvent): Decided {
  const { at, kind, actorId, rule, isAppealUpheld } = event
  const before = { since: one.since, heldBy: one.heldBy }
  const waitedMs = event.waitedMs ?? (one.since === null ? null : at.getTime() - one.since.getTime())
  const decided = { at, kind, actorId, rule, heldBy: one.heldBy, isAppealUpheld, waitedMs }
  one.last = { decided, wait: one.wait, before, act: event.act }
  end(one, at)
  return decided
}

/** As if it had not been decided: it waits as it did. */
function takeBack(one: Case, { act }: CaseEvent, decided: Set<Decided>): void {
  const { last } = one
  if (last === null || last.act !== act) return
  decided.delete(last.decided)
  Object.assign(one, last.before, { wait: last.wait, last: null })
  if (last.wait) last.wait.to = null
}

function end(one: Case, at: Date): void {
  if (one.wait) one.wait.to = at
  Object.assign(one, { since: null, heldBy: null, wait: null })
}

/**
 * How many waited at each of some moments.
 *
 * @param moments in their order
 */
export function countWaiting(waits: Wait[], moments: Date[]): number[] {
  const begun = countBefore(
    waits.map(({ from }) => from),
    moments,
  )
  const ended = countBefore(
    waits.flatMap(({ to }) => to ?? []),
    moments,
  )
  return moments.map((_, index) => (begun[index] ?? 0) - (ended[index] ?? 0))
}

/** How many of some times were before each moment. */
function countBefore(times: Date[], moments: Date[]): number[] {
  const sorted = Float64Array.from(times, (time) => time.getTime()).sort()
  let count = 0
  return moments.map((moment) => {
    const momentMs = moment.getTime()
    while (count < sorted.length && (sorted[count] ?? 0) < momentMs) count++
    return count
  })
}
