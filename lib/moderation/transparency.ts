import { removalWords } from '@/lib/comments/removal-words'
import { db } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'
import { lastMonths, type Stretch } from './figures-calendar'
import { type Ids, readCases } from './figures-cases'
import { countEvents } from './figures-counts'
import { firstEventsSince, lastEvent } from './figures-first-event'
import { timesOf } from './figures-rules'
import { CASE_KINDS, type Decided, walkCases } from './figures-walk'
import { holdWords } from './log-words'
import type { MonthFigures, RuleCount, Transparency } from './view-figures'

const MONTHS = 12
/** So long after its end a month may still change: by what is taken back, and by what was on its way. */
const SETTLED_MS = 3_600_000
/** So long what is only counted, new comments, may be missing. */
const COUNTED_MS = 300_000

type Counts = Map<string, number>
type Month = { figures: Omit<MonthFigures, 'comments' | 'reports'>; removed: Counts; held: Counts }

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
    months: read.map(({ figures }, index) => ({
      ...figures,
      comments: posted[index] ?? 0,
      reports: reported[index] ?? 0,
    })),
    removed: sumRules(
      read.map(({ removed }) => removed),
      removalWords,
    ),
    held: sumRules(
      read.map(({ held }) => held),
      holdWords,
    ),
  }
}

async function readMonth(month: Stretch, ids: Ids, now: Date): Promise<Month> {
  const key = `${month.name} ${ids.from} ${ids.to}`
  const known = settled.get(key)
  if (known) return known
  const events = ids.from < ids.to ? await readCases(ids, 'happened alone') : []
  const isWithin = ({ at }: { at: Date }) => at >= month.from && at < month.to
  const decided = walkCases(events).decided.filter(isWithin)
  const held = events.filter((event) => event.kind === 'comment.held' && isWithin(event))
  const appeals = events.filter((event) => event.kind === 'comment.appealed' && isWithin(event))
  const found = {
    figures: { ...figuresOf(month.name, decided), held: held.length, appeals: appeals.length },
    removed: countRules(decided.filter(({ kind }) => kind === 'comment.removed')),
    held: countRules(held),
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

function countRules(some: { rule: string | null }[]): Counts {
  const counts: Counts = new Map()
  for (const { rule } of some) counts.set(rule ?? 'other', (counts.get(rule ?? 'other') ?? 0) + 1)
  return counts
}

function sumRules(months: Counts[], label: (rule: string) => string): RuleCount[] {
  const rules = new Set(months.flatMap((month) => [...month.keys()]))
  const thisMonth = months.at(-1)
  return [...rules]
    .map((rule) => ({
      rule,
      label: label(rule),
      total: months.reduce((sum, month) => sum + (month.get(rule) ?? 0), 0),
      thisMonth: thisMonth?.get(rule) ?? 0,
    }))
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
