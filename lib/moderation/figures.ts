import { may, requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { groupBy } from '@/lib/kernel/group-by'
import { settings } from '@/lib/kernel/settings'
import { lastDays, type Stretch } from './figures-calendar'
import { type Ids, readCases } from './figures-cases'
import { countEvents } from './figures-counts'
import { firstEventsSince, lastEvent } from './figures-first-event'
import { holdsOf, removalsOf, reportsOf, timesOf } from './figures-rules'
import { countWaiting, type Decided, walkCases } from './figures-walk'
import type { DayFigures, FigureDays, Figures } from './view-figures'

/** More than a site has; a bound, not an expectation. */
const MAX_MODERATORS = 200

type Found = Omit<Figures, 'moderators'> & { byActor: Map<string | null, Decided[]> }

/** The last that were found: the page and each of its charts ask for the same. */
let last: { key: string; found: Promise<Found> } | null = null

/**
 * How the desk did over the last days, in the site's time zone.
 *
 * @param upTo the last event that is to be in it, as figures before it have said; null: the last there is
 * @throws {Refusal} not_found (the viewer is no moderator)
 */
export async function readFigures(
  viewer: Viewer | null,
  count: FigureDays,
  upTo: number | null = null,
  now = new Date(),
): Promise<Figures> {
  const moderator = requireRight(viewer, 'seeDesk')
  const end = Math.min(upTo ?? Number.POSITIVE_INFINITY, await lastEvent())
  const days = lastDays(count, now, settings().SITE_TIME_ZONE)
  const key = `${end} ${days[0]?.from.getTime()} ${days.at(-1)?.name}`
  if (last?.key !== key) {
    last = { key, found: find(days, end, now) }
    last.found.catch(() => {
      last = null
    })
  }
  const { byActor, ...figures } = await last.found
  return { ...figures, moderators: may(moderator, 'changeRole') ? await nameActors(byActor) : null }
}

async function find(days: Stretch[], end: number, now: Date): Promise<Found> {
  const stretches = await toIds(days, end)
  const first = stretches[0]?.from ?? 1
  const counts = await countEvents(['comment.posted', 'comment.reported'], stretches)
  const [posted, reported] = [counts('comment.posted'), counts('comment.reported')]
  const events = await readCases({ from: first, to: end + 1 }, 'waiting too')
  const from = days[0]?.from ?? now
  const { decided, reports, waits } = walkCases(events)
  const isWithin = ({ at }: { at: Date }) => at >= from
  const [within, happened] = [decided.filter(isWithin), events.filter(isWithin)]
  const perDay = groupBy(within, inStretch(days))
  const waiting = countWaiting(
    waits,
    days.map(({ to }) => (to < now ? to : now)),
  )
  return {
    days: days.map((day, index) => ({
      ...dayOf(day, perDay.get(index) ?? []),
      waiting: waiting[index] ?? 0,
      comments: posted[index] ?? 0,
      reports: reported[index] ?? 0,
    })),
    ...timesOf(within),
    reported: reportsOf(reports.filter(isWithin), happened),
    holds: holdsOf(within, happened),
    removals: removalsOf(within),
    byActor: groupBy(within, ({ actorId }) => actorId),
    upTo: end,
  }
}

function dayOf({ name }: Stretch, decided: Decided[]): Omit<DayFigures, 'comments' | 'reports' | 'waiting'> {
  return {
    day: name,
    decided: decided.length,
    removed: decided.filter(({ kind }) => kind === 'comment.removed').length,
    ...timesOf(decided),
  }
}

/** The stretches of events of some stretches of time. */
async function toIds(stretches: Stretch[], end: number): Promise<Ids[]> {
  const starts = (await firstEventsSince(stretches.map(({ from }) => from))).map((id) => Math.min(id, end + 1))
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? end + 1 }))
}

/** In which of some stretches that follow each other something was decided. */
function inStretch(stretches: Stretch[]): (decided: Decided) => number {
  const starts = stretches.map(({ from }) => from.getTime())
  return ({ at }) => starts.findLastIndex((startMs) => startMs <= at.getTime())
}

async function nameActors(byActor: Map<string | null, Decided[]>): Promise<{ name: string; decided: number }[]> {
  const ids = [...byActor.keys()].flatMap((id) => id ?? [])
  const rows = await db().account.findMany({
    where: { id: { in: ids } },
    take: MAX_MODERATORS,
    select: { id: true, name: true },
  })
  return rows
    .map(({ id, name }) => ({ name, decided: byActor.get(id)?.length ?? 0 }))
    .sort((a, b) => b.decided - a.decided || a.name.localeCompare(b.name))
}
