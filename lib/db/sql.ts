import { Prisma } from './generated/sqlite/client'

/**
 * A statement written by hand, for the ways that are gone often. Values are bound, never written into it; fragments nest.
 * It has to read the same on both engines.
 */
export const { sql, join, empty } = Prisma
export type Statement = ReturnType<typeof sql>

/**
 * Runs statements by hand on one connection, or within one transaction. Rows are equal on both engines: instants are
 * `Date`, yes and no `boolean`, numbers `number`.
 */
export type Sql = {
  /** The rows that a statement gives, also of `RETURNING`. */
  all: <Row extends object>(statement: Statement) => Promise<Row[]>
  /** Runs a statement; how many rows it changed. */
  run: (statement: Statement) => Promise<number>
}

/** What is needed to write: statements by hand, within a transaction. */
export type Writing = { sql: Sql }

/** A statement's own words say what its rows are; nothing else can know. */
export function areRows<R extends object>(rows: object[]): rows is R[] {
  return Array.isArray(rows)
}
