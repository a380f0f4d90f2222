import { sql, type Writing } from '@/lib/db/sql'

/** Deletes what happened, so that a test tells its own story: for that the store is kept from keeping it. */
export async function forgetEvents(tx: Writing): Promise<void> {
  const [some] = await tx.sql.all(sql`SELECT "id" FROM "Event" LIMIT 1`)
  if (!some) return
  if (process.env.TEST_ENGINE === 'postgresql') await forgetOnPostgres(tx)
  else await forgetOnSqlite(tx)
}

async function forgetOnPostgres(tx: Writing): Promise<void> {
  await tx.sql.run(sql`ALTER TABLE "Event" DISABLE TRIGGER USER`)
  await tx.sql.run(sql`DELETE FROM "Event"`)
  await tx.sql.run(sql`ALTER TABLE "Event" ENABLE TRIGGER USER`)
}

async function forgetOnSqlite(tx: Writing): Promise<void> {
  const [keeper] = await tx.sql.all<{ sql: string }>(sql`
    SELECT "sql" FROM "sqlite_master" WHERE "type" = 'trigger' AND "name" = 'Event_is_kept'`)
  if (!keeper) throw new Error('Nothing keeps events from being deleted.')
  await tx.sql.run(sql`DROP TRIGGER "Event_is_kept"`)
  await tx.sql.run(sql`DELETE FROM "Event"`)
  await tx.sql.run(sql([keeper.sql]))
}
