import { write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'

/** What the store says where it has such a fault. */
export const FAULT = 'The disk has a hole here.'

/** Where a store breaks: what it is asked to do to which rows. */
export type Break = { table: string; act: 'INSERT' | 'UPDATE'; where: string }

/**
 * Makes the store fail at some rows, by a trigger of its own, while everything else goes on; it lasts until it is mended.
 *
 * @param where as SQL, over the row as it would be, `NEW`
 */
export async function breakStore({ table, act, where }: Break): Promise<void> {
  const isSqlite = process.env.TEST_ENGINE === 'sqlite'
  const statements = isSqlite
    ? [`CREATE TRIGGER "hole" BEFORE ${act} ON "${table}" WHEN ${where} BEGIN SELECT RAISE(ABORT, '${FAULT}'); END`]
    : [
        `CREATE OR REPLACE FUNCTION "hole"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${FAULT}'; END $$`,
        `CREATE TRIGGER "hole" BEFORE ${act} ON "${table}" FOR EACH ROW WHEN (${where}) EXECUTE FUNCTION "hole"()`,
      ]
  for (const statement of statements) await run(statement)
}

/** Ends such a fault. */
export function mendStore({ table }: Break): Promise<void> {
  return run(process.env.TEST_ENGINE === 'sqlite' ? 'DROP TRIGGER "hole"' : `DROP TRIGGER "hole" ON "${table}"`)
}

async function run(statement: string): Promise<void> {
  await write((tx) => tx.sql.run(sql([statement])))
}
