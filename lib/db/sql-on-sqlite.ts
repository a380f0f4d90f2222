import type Database from 'better-sqlite3'
import { areRows, type Sql, type Statement } from './sql'

/** More texts than the house has; lists of changing length make some more. */
const MAX_PREPARED = 1_000

type Row = Record<string, unknown>
type Prepared = { statement: Database.Statement<unknown[], Row>; read: (row: Row) => void }

/** Statements by hand on one SQLite connection, each prepared once. */
export function sqlOnSqlite(database: Database.Database): Sql {
  const prepared = new Map<string, Prepared>()

  function prepare(text: string): Prepared {
    const known = prepared.get(text)
    if (known) return known
    if (prepared.size >= MAX_PREPARED) prepared.clear()
    const statement = database.prepare<unknown[], Row>(text).safeIntegers(false)
    const ready = { statement, read: statement.reader ? readerOf(statement.columns()) : () => undefined }
    prepared.set(text, ready)
    return ready
  }

  return {
    all: async <R extends object>(asked: Statement) => {
      const { statement, read } = prepare(asked.sql)
      const rows = statement.all(...asked.values.map(toSqlite))
      for (const row of rows) read(row)
      return areRows<R>(rows) ? rows : []
    },
    run: async (asked) => prepare(asked.sql).statement.run(...asked.values.map(toSqlite)).changes,
  }
}

/** SQLite knows neither instants nor yes and no: they are written as Prisma writes them. */
function toSqlite(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  return typeof value === 'boolean' ? Number(value) : value
}

/** Makes of a row's columns what they were declared to be. */
function readerOf(columns: Database.ColumnDefinition[]): (row: Row) => void {
  const instants = columns.filter(({ type }) => type === 'DATETIME').map(({ name }) => name)
  const flags = columns.filter(({ type }) => type === 'BOOLEAN').map(({ name }) => name)
  return (row) => {
    for (const name of instants) {
      const value = row[name]
      if (typeof value === 'string') row[name] = new Date(value)
    }
    for (const name of flags) {
      const value = row[name]
      if (typeof value === 'number') row[name] = value !== 0
    }
  }
}
