const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/

const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock in a time zone shows, to the second, as the milliseconds of an instant at which one in UTC shows the same. */
export function clockAt(at: Date, zone: string): number {
  const shown = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/**
 * The first instant at which a clock in a time zone shows a time, or has passed it: some nights have an hour twice, some
 * leave one out.
 *
 * @param clock as `clockAt` gives it, to the minute
 */
export function firstAt(clock: number, zone: string): Date {
  const [earlier, later] = [offsetAt(clock - DAY_MS, zone), offsetAt(clock + DAY_MS, zone)]
  const shown = [clock - earlier, clock - later].filter((at) => clockAt(new Date(at), zone) === clock)
  if (shown.length > 0) return new Date(Math.min(...shown))
  // The clock leaps over it: the moment of the leap.
  let [before, after] = [clock - later, clock - earlier]
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / (2 * MINUTE_MS)) * MINUTE_MS
    if (clockAt(new Date(middle), zone) >= clock) after = middle
    else before = middle
  }
  return new Date(clockAt(new Date(before), zone) >= clock ? before : after)
}

/** The instant that a form's `2026-11-05T07:00` means in a time zone; null: it is no time. */
export function parseLocal(text: string, zone: string): Date | null {
  const [, year, month, day, hour, minute] = (LOCAL.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    return null
  const clock = Date.UTC(year, month - 1, day, hour, minute)
  const isOne = new Date(clock).toISOString().startsWith(text.slice(0, 16))
  return isOne ? firstAt(clock, zone) : null
}

/** An instant as a form's field for a time takes it: `2026-11-05T07:00`. */
export function toLocal(at: Date, zone: string): string {
  return new Date(clockAt(at, zone)).toISOString().slice(0, 16)
}

/** An instant in words: `5 Nov 2026, 07:00 CET`. */
export function timeInWords(at: Date, zone: string): string {
  const clock = new Date(clockAt(at, zone))
  const day = `${clock.getUTCDate()} ${MONTHS[clock.getUTCMonth()]} ${clock.getUTCFullYear()}`
  return `${day}, ${hourInWords(at, zone)} ${zoneInWords(at, zone)}`
}

/** The hour of an instant: `07:00`. */
export function hourInWords(at: Date, zone: string): string {
  return toLocal(at, zone).slice(11)
}

function zoneInWords(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

function offsetAt(at: number, zone: string): number {
  return clockAt(new Date(at), zone) - at
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en-US', {
    ...digits,
    ...{
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      minute: '2-digit',
      second: '2-digit',
    },
  })
  formats.set(timeZone, format)
  return format
}
