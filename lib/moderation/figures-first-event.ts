import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'

/** Ids and times rise together, give or take what was written at the same moment: so a time is looked for by halves. */

type Seen = { id: number; at: Date }

/**
 * The id from which on events happened at or after a time; one more than the last where none did.
 *
 * @param known.low an id that is not after it, where one is known
 */
export async function firstEventSince(at: Date, known: { low?: number } = {}): Promise<number> {
  const [ends] = await db().sql.all<{ first: number | null; last: number | null }>(
    sql`SELECT (SELECT MIN("id") FROM "Event") AS "first", (SELECT MAX("id") FROM "Event") AS "last"`,
  )
  let low = Math.max(ends?.first ?? 1, known.low ?? 1)
  let high = (ends?.last ?? 0) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [seen] = await db().sql.all<Seen>(
      sql`SELECT "id", "at" FROM "Event" WHERE "id" >= ${middle} ORDER BY "id" LIMIT 1`,
    )
    if (seen && seen.at < at) low = seen.id + 1
    else high = middle
  }
  return low
}

/** The same for many times in their order, one after the other. */
export async function firstEventsSince(times: Date[]): Promise<number[]> {
  const ids: number[] = []
  for (const at of times) ids.push(await firstEventSince(at, { low: ids.at(-1) ?? 1 }))
  return ids
}

/** The id of the last event; 0 where nothing has happened yet. */
export async function lastEvent(): Promise<number> {
  const [found] = await db().sql.all<{ last: number | null }>(sql`SELECT MAX("id") AS "last" FROM "Event"`)
  return found?.last ?? 0
}
