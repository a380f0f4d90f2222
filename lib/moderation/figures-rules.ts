import { removalWords } from '@/lib/comments/removal-words'
import { groupBy } from '@/lib/kernel/group-by'
import { percentile } from './figures-percentile'
import type { CaseEvent, Decided } from './figures-walk'
import { holdWords } from './log-words'
import type { HoldFigures, RemovalFigures } from './view-figures'

/** How long what was decided had waited. */
export function timesOf(decided: Decided[]): { medianMs: number | null; p90Ms: number | null } {
  const waited = decided.flatMap(({ waitedMs }) => waitedMs ?? [])
  return { medianMs: percentile(waited, 50), p90Ms: percentile(waited, 90) }
}

/** What came of what each rule of screening held, the busiest rule first. */
export function holdsOf(decided: Decided[], events: CaseEvent[]): HoldFigures[] {
  const holds = events.filter(({ kind }) => kind === 'comment.held')
  const held = groupBy(holds, ({ rule }) => rule ?? '')
  const ended = groupBy(decided, ({ heldBy }) => heldBy ?? '')
  const count = (rule: string, kind: string) => (ended.get(rule) ?? []).filter((one) => one.kind === kind).length
  const rules = new Set([...held.keys(), ...ended.keys()].filter((rule) => rule !== ''))
  return [...rules]
    .map((rule) => ({
      rule,
      label: holdWords(rule),
      held: held.get(rule)?.length ?? 0,
      approved: count(rule, 'comment.approved'),
      removed: count(rule, 'comment.removed'),
      ...timesOf(ended.get(rule) ?? []),
    }))
    .sort((a, b) => b.held - a.held || a.label.localeCompare(b.label))
}

/** How often comments were removed by each rule of the house, the busiest rule first. */
export function removalsOf(decided: Decided[]): RemovalFigures[] {
  const removed = decided.filter(({ kind }) => kind === 'comment.removed')
  return [...groupBy(removed, ({ rule }) => rule ?? 'other')]
    .map(([rule, some]) => ({
      rule,
      label: removalWords(rule),
      removed: some.length,
      medianMs: timesOf(some).medianMs,
    }))
    .sort((a, b) => b.removed - a.removed || a.label.localeCompare(b.label))
}
