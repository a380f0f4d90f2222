import { removalWords } from '@/lib/comments/removal-words'
import { groupBy } from '@/lib/kernel/group-by'
import { percentile } from './figures-percentile'
import type { AnsweredReport, CaseEvent, Decided } from './figures-walk'
import { holdWords } from './log-words'
import type { HoldFigures, RemovalFigures, ReportFigures } from './view-figures'

/** The rule where none was written down. */
const OTHER = 'other'

/** How long what was decided had waited. */
export function timesOf(decided: { waitedMs: number | null }[]): { medianMs: number | null; p90Ms: number | null } {
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

/** What came of the reports by each rule of the house, the busiest rule first. */
export function reportsOf(answered: AnsweredReport[], events: CaseEvent[]): ReportFigures[] {
  const reports = events.filter(({ kind }) => kind === 'comment.reported')
  const made = groupBy(reports, ({ rule }) => rule ?? OTHER)
  const ended = groupBy(answered, ({ rule }) => rule ?? OTHER)
  const count = (rule: string, outcome: string) =>
    (ended.get(rule) ?? []).filter((one) => one.outcome === outcome).length
  return [...new Set([...made.keys(), ...ended.keys()])]
    .map((rule) => ({
      rule,
      label: removalWords(rule),
      reports: made.get(rule)?.length ?? 0,
      upheld: count(rule, 'upheld'),
      dismissed: count(rule, 'dismissed'),
      ...timesOf(ended.get(rule) ?? []),
    }))
    .sort((a, b) => b.reports - a.reports || a.label.localeCompare(b.label))
}

/** How often comments were removed by each rule of the house and came back, the busiest rule first. */
export function removalsOf(decided: Decided[]): RemovalFigures[] {
  const about = decided.filter(({ kind }) => kind !== 'comment.approved')
  return [...groupBy(about, ({ rule }) => rule ?? OTHER)]
    .map(([rule, some]) => {
      const removed = some.filter(({ kind }) => kind === 'comment.removed')
      return {
        rule,
        label: removalWords(rule),
        removed: removed.length,
        restored: some.filter(({ kind }) => kind === 'comment.restored').length,
        dismissed: some.filter(({ kind }) => kind === 'comment.appeal_dismissed').length,
        ...timesOf(removed),
      }
    })
    .sort((a, b) => b.removed - a.removed || a.label.localeCompare(b.label))
}
