import { db } from '@/lib/db/client'
import { join, type Statement, sql } from '@/lib/db/sql'
import type { EventKind } from '@/lib/events/schema'
import type { Ids } from './figures-cases'

type Row = { kind: string; part: number; count: number }

/** How often some things happened in each of some stretches that follow each other, from the index alone. */
export async function countEvents(kinds: EventKind[], stretches: Ids[]): Promise<(kind: EventKind) => number[]> {
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (!first || !last) return () => []
  const rows = await db().sql.all<Row>(sql`
    SELECT "kind", "part", COUNT(*) AS "count" FROM (
      SELECT "kind", ${partOf(stretches, 0, stretches.length - 1)} AS "part" FROM "Event"
      WHERE "kind" IN (${join(kinds)}) AND "id" >= ${first.from} AND "id" < ${last.to}
    ) AS "parts" GROUP BY "kind", "part"`)
  const counts = new Map(rows.map(({ kind, part, count }) => [`${kind} ${part}`, count]))
  return (kind) => stretches.map((_, part) => counts.get(`${kind} ${part}`) ?? 0)
}

/** In which of the stretches an id is, found by halves. */
function partOf(stretches: Ids[], low: number, high: number): Statement {
  if (low === high) return sql`CAST(${low} AS INTEGER)`
  const middle = Math.ceil((low + high) / 2)
  const [before, after] = [partOf(stretches, low, middle - 1), partOf(stretches, middle, high)]
  return sql`CASE WHEN "id" < ${stretches[middle]?.from ?? 0} THEN ${before} ELSE ${after} END`
}
