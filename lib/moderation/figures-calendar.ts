import { clockAt, firstAt } from '@/lib/articles/site-time'

/** A day or a month of the site's time zone: `2026-11-24`, `2026-11`; it lasts from `from` until before `to`. */
export type Stretch = { name: string; from: Date; to: Date }

/** The last days with today, the oldest first. */
export function lastDays(count: number, now: Date, zone: string): Stretch[] {
  const today = dayOf(now, zone)
  return Array.from({ length: count }, (_, index) => addDays(today, index + 1 - count)).map((name) => ({
    name,
    from: startOfDay(name, zone),
    to: startOfDay(nextDay(name), zone),
  }))
}

/** The last months with this one, the oldest first. */
export function lastMonths(count: number, now: Date, zone: string): Stretch[] {
  const thisMonth = dayOf(now, zone).slice(0, 7)
  return Array.from({ length: count }, (_, index) => addMonths(thisMonth, index + 1 - count)).map((name) => ({
    name,
    from: startOfDay(`${name}-01`, zone),
    to: startOfDay(`${addMonths(name, 1)}-01`, zone),
  }))
}

/** Which day it is somewhere. */
function dayOf(at: Date, zone: string): string {
  return new Date(clockAt(at, zone)).toISOString().slice(0, 10)
}

/** When a day begins somewhere. */
export function startOfDay(day: string, zone: string): Date {
  return firstAt(Date.parse(`${day}T00:00:00Z`), zone)
}

/** The day after. */
export function nextDay(day: string): string {
  return addDays(day, 1)
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function addMonths(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 7)
}
