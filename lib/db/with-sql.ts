import type { Sql, Writing } from './sql'

/** A client of Prisma's that also runs statements by hand, in the same place. */
export function withSql<Client extends object>(client: Client, sql: Sql): Client & Writing {
  const both: Client & Writing = Object.create(client, { sql: { value: sql } })
  return both
}
