import { settings } from '@/lib/kernel/settings'
import { clockAt, firstAt } from './site-time'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Whether it is quiet now, and when that changes; null: it never does. */
export type Quiet = { isQuiet: boolean; until: Date | null }

/** A stretch of time that is quiet, or is not, throughout. */
type Stretch = { hours: string; zone: string; from: Date; to: Date; quiet: Quiet }

/** To read clocks takes long, and pages ask for the same few stretches again and again. */
const MAX_KNOWN = 16
const known: Stretch[] = []

/**
 * The quiet hours of the site, or an article's own, by the clock of the site's time zone: they begin and end once a
 * night, also in nights in which the clock is changed.
 *
 * @param own those of an article; '': none; null: the site's
 */
export function quietAt(now: Date, own: string | null = null): Quiet {
  const { QUIET_HOURS, SITE_TIME_ZONE: zone } = settings()
  const hours = own ?? QUIET_HOURS
  const [begin, end] = hours.split('-')
  if (hours === '' || begin === end) return { isQuiet: false, until: null }
  const at = known.find((one) => one.hours === hours && one.zone === zone && one.from <= now && now < one.to)
  if (at) return at.quiet
  const found = findStretch(hours, zone, now)
  if (known.push(found) > MAX_KNOWN) known.shift()
  return found.quiet
}

function findStretch(hours: string, zone: string, now: Date): Stretch {
  const [begin = 0, end = 0] = hours.split('-').map(toMs)
  const today = Math.floor(clockAt(now, zone) / DAY_MS) * DAY_MS
  let from = now
  for (const days of [-2, -1, 0, 1, 2]) {
    const day = today + days * DAY_MS
    const [falls, rises] = [firstAt(day + begin, zone), firstAt(day + end + (end < begin ? DAY_MS : 0), zone)]
    // Where the clock leaps over all of it, there is none.
    if (falls >= rises) continue
    if (now < falls) return { hours, zone, from, to: falls, quiet: { isQuiet: false, until: falls } }
    if (now < rises) return { hours, zone, from: falls, to: rises, quiet: { isQuiet: true, until: rises } }
    from = rises
  }
  return { hours, zone, from: now, to: now, quiet: { isQuiet: false, until: null } }
}

function toMs(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return (60 * hour + minute) * MINUTE_MS
}
