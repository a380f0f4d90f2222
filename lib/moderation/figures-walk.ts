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
  /** the rule of the house: of a removal, or of the one that was overturned or appealed against */
  rule: string | null
  /** the rule of screening that had held it; null: none had */
  heldBy: string | null
  isAppealUpheld: boolean
  /** null: it did not wait, as far as is known */
  waitedMs: number | null
}

/** What became of a report by a decision that was not taken back, as it was decided: a later restoral is told apart. */
export type AnsweredReport = { at: Date; rule: string | null; outcome: 'upheld' | 'dismissed'; waitedMs: number }

/** From when until when a comment waited for a moderator; `to` null: it does still. */
export type Wait = { from: Date; to: Date | null }

/** Something that asks for a moderator; `rule` of screening where it is held or watched, else of the house. */
type Asking = { kind: EventKind; at: Date; rule: string | null }
/** `removedBy`: the rule of the house for which it is removed now. */
type Standing = { asking: Asking[]; removedBy: string | null }
type Made = { decided: Decided; answered: AnsweredReport[]; wait: Wait | null; before: Standing; act: string | null }
type Case = Standing & { wait: Wait | null; last: Made | null }
type Walked = { decided: Set<Decided>; reports: Set<AnsweredReport>; waits: Set<Wait> }

const BEGINS: EventKind[] = ['comment.held', 'comment.reported', 'comment.watched', 'comment.appealed']
const DECIDES: EventKind[] = ['comment.approved', 'comment.removed', 'comment.restored', 'comment.appeal_dismissed']

/** What the queue is made of and what ends it; besides, `comment.edited` of comments that were watched. */
export const CASE_KINDS: EventKind[] = [...BEGINS, ...DECIDES, 'comment.undone', 'comment.withdrawn']

/**
 * Follows comments through the queue: what was decided and stands, what it answered, and what waited when.
 *
 * @param events in the order in which they happened
 */
export function walkCases(events: CaseEvent[]): { decided: Decided[]; reports: AnsweredReport[]; waits: Wait[] } {
  const cases = new Map<string, Case>()
  const walked: Walked = { decided: new Set(), reports: new Set(), waits: new Set() }
  for (const event of events) {
    const one = cases.get(event.commentId) ?? { asking: [], removedBy: null, wait: null, last: null }
    cases.set(event.commentId, one)
    if (BEGINS.includes(event.kind)) begin(one, event, walked)
    else if (DECIDES.includes(event.kind)) decide(one, event, walked)
    else if (event.kind === 'comment.undone') takeBack(one, event, walked)
    else if (event.kind === 'comment.edited') reword(one, event.at)
    else end(one, event.at)
  }
  return { decided: [...walked.decided], reports: [...walked.reports], waits: [...walked.waits] }
}

function begin(one: Case, { kind, at, rule }: CaseEvent, { waits }: Walked): void {
  one.asking.push({ kind, at, rule })
  if (one.wait !== null) return
  one.wait = { from: at, to: null }
  waits.add(one.wait)
}

function decide(one: Case, event: CaseEvent, { decided, reports }: Walked): void {
  const { wait, asking, removedBy } = one
  const made = {
    ...{ decided: decidedOf(one, event), answered: answeredBy(one, event) },
    ...{ wait, before: { asking, removedBy }, act: event.act },
  }
  decided.add(made.decided)
  for (const report of made.answered) reports.add(report)
  one.last = made
  if (event.kind !== 'comment.appeal_dismissed') one.removedBy = event.kind === 'comment.removed' ? event.rule : null
  end(one, event.at)
}

function decidedOf({ asking, removedBy }: Standing, event: CaseEvent): Decided {
  const { at, kind, actorId, isAppealUpheld } = event
  const since = asking.reduce((first, one) => Math.min(first, one.at.getTime()), Number.POSITIVE_INFINITY)
  const heldBy = asking.findLast((one) => one.kind === 'comment.held')?.rule ?? null
  const waitedMs = event.waitedMs ?? (asking.length === 0 ? null : at.getTime() - since)
  const rule = kind === 'comment.removed' ? event.rule : removedBy
  return { at, kind, actorId, rule, heldBy, isAppealUpheld, waitedMs }
}

/** The open reports are answered by letting the comment stand or by removing it, and by nothing else. */
function answeredBy({ asking }: Standing, { kind, at }: CaseEvent): AnsweredReport[] {
  if (kind !== 'comment.approved' && kind !== 'comment.removed') return []
  const outcome = kind === 'comment.removed' ? 'upheld' : 'dismissed'
  return asking
    .filter((one) => one.kind === 'comment.reported')
    .map((one) => ({ at, rule: one.rule, outcome, waitedMs: at.getTime() - one.at.getTime() }))
}

/** As if it had not been decided: it waits as it did, and for what was reported in these seconds too. */
function takeBack(one: Case, { act }: CaseEvent, { decided, reports, waits }: Walked): void {
  const { last } = one
  if (last === null || last.act !== act) return
  decided.delete(last.decided)
  for (const report of last.answered) reports.delete(report)
  if (last.wait && one.wait) waits.delete(one.wait)
  if (last.wait) last.wait.to = null
  const { asking, removedBy } = last.before
  Object.assign(one, { asking: [...asking, ...one.asking], removedBy, wait: last.wait ?? one.wait, last: null })
}

/** The words that were watched are gone; what screening says of the new ones comes after. */
function reword(one: Case, at: Date): void {
  one.asking = one.asking.filter(({ kind }) => kind !== 'comment.watched')
  if (one.asking.length === 0) end(one, at)
}

function end(one: Case, at: Date): void {
  if (one.wait) one.wait.to = at
  Object.assign(one, { asking: [], wait: null })
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
