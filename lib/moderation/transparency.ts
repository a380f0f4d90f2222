import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { groupBy } from '@/lib/kernel/group-by'
import { settings } from '@/lib/kernel/settings'
import { lastMonths, type Stretch } from './figures-calendar'
import { type Ids, readCases } from './figures-cases'
import { countEvents } from './figures-counts'
import { firstEventsSince, lastEvent } from './figures-first-event'
import { holdsOf, removalsOf, reportsOf, timesOf } from './figures-rules'
import { CASE_KINDS, type Decided, walkCases } from './figures-walk'
import type { MonthFigures, RuleCount, Transparency } from './view-figures'

const MONTHS = 12
/** So long after its end a month may still change: by what is taken back, and by what was on its way. */
const SETTLED_MS = 3_600_000
/** So long what is only counted, new comments, may be missing. */
const COUNTED_MS = 300_000

type Month = Omit<MonthFigures, 'comments' | 'reports'>

/** Months that are over, by their name and events: nothing of them changes any more. */
const settled = new Map<string, Month>()
let last: { key: string; found: Promise<Transparency> } | null = null

/** What moderation did in the last twelve months, in numbers without names; what was taken back does not count. */
export async function readTransparency(now = new Date()): Promise<Transparency> {
  const months = lastMonths(MONTHS, now, settings().SITE_TIME_ZONE)
  // New comments alone do not make all of it be counted again at once.
  const key = `${await lastOf(CASE_KINDS)} ${Math.floor(now.getTime() / COUNTED_MS)} ${months[0]?.from.getTime()}`
  if (last?.key !== key) {
    last = { key, found: find(months, now) }
    last.found.catch(() => {
      last = null
    })
  }
  return last.found
}

async function find(months: Stretch[], now: Date): Promise<Transparency> {
  const end = await lastEvent()
  const starts = await firstEventsSince(months.map(({ from }) => from))
  const stretches = starts.map((from, index) => ({ from, to: starts[index + 1] ?? end + 1 }))
  const counts = await countEvents(['comment.posted', 'comment.reported'], stretches)
  const [posted, reported] = [counts('comment.posted'), counts('comment.reported')]
  const read: Month[] = []
  for (const [index, month] of months.entries())
    read.push(await readMonth(month, stretches[index] ?? { from: end + 1, to: end + 1 }, now))
  return {
    months: read.map((month, index) => ({
      ...month,
      comments: posted[index] ?? 0,
      reports: reported[index] ?? 0,
    })),
    removed: sumRules(
      read.map(({ byRule }) => byRule.removals),
      ({ removed }) => removed,
    ),
    held: sumRules(
      read.map(({ byRule }) => byRule.holds),
      ({ held }) => held,
    ),
  }
}

async function readMonth(month: Stretch, ids: Ids, now: Date): Promise<Month> {
  const key = `${month.name} ${ids.from} ${ids.to}`
  const known = settled.get(key)
  if (known) return known
  const events = ids.from < ids.to ? await readCases(ids, 'happened alone') : []
  const isWithin = ({ at }: { at: Date }) => at >= month.from && at < month.to
  const { decided, reports } = walkCases(events)
  const [within, happened] = [decided.filter(isWithin), events.filter(isWithin)]
  const count = (kind: string) => happened.filter((event) => event.kind === kind).length
  const found = {
    ...figuresOf(month.name, within),
    held: count('comment.held'),
    appeals: count('comment.appealed'),
    byRule: {
      reported: reportsOf(reports.filter(isWithin), happened),
      holds: holdsOf(within, happened),
      removals: removalsOf(within),
    },
  }
  if (month.to.getTime() + SETTLED_MS < now.getTime()) keep(key, found)
  return found
}

/** Twelve are asked for; one more month is over now and then. */
function keep(key: string, month: Month): void {
  if (settled.size >= 2 * MONTHS) settled.clear()
  settled.set(key, month)
}

function figuresOf(month: string, decided: Decided[]) {
  const count = (...kinds: string[]) => decided.filter(({ kind }) => kinds.includes(kind)).length
  return {
    month,
    approved: count('comment.approved'),
    removed: count('comment.removed'),
    restored: count('comment.restored'),
    upheld: decided.filter(({ isAppealUpheld }) => isAppealUpheld).length,
    dismissed: count('comment.appeal_dismissed'),
    medianMs: timesOf(decided).medianMs,
  }
}

type OfRule = { rule: string; label: string }

/** What of each rule is counted, in all of the months and in the last of them. */
function sumRules<T extends OfRule>(months: T[][], count: (one: T) => number): RuleCount[] {
  const [all, thisMonth] = [groupBy(months.flat(), ({ rule }) => rule), months.at(-1) ?? []]
  const sum = (some: T[]) => some.reduce((total, one) => total + count(one), 0)
  return [...all]
    .map(([rule, some]) => ({
      rule,
      label: some[0]?.label ?? rule,
      total: sum(some),
      thisMonth: sum(thisMonth.filter((one) => one.rule === rule)),
    }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || a.label.localeCompare(b.label))
}

/** The last event of some kinds, from the index. */
async function lastOf(kinds: string[]): Promise<number> {
  const each = kinds.map((kind) => sql`SELECT MAX("id") AS "id" FROM "Event" WHERE "kind" = ${kind}`)
  const [found] = await db().sql.all<{ last: number | null }>(
    sql`SELECT MAX("id") AS "last" FROM (${join(each, ' UNION ALL ')}) AS "each"`,
  )
  return found?.last ?? 0
}
