import type Database from 'better-sqlite3'
import { areRows, type Sql, type Statement } from './sql'

/** More texts than the house has; lists of changing length make some more. */
const MAX_PREPARED = 1_000

type Row = Record<string, unknown>
type Prepared = { statement: Database.Statement<unknown[], unknown[]>; read: (cells: unknown[]) => Row }

/** Statements by hand on one SQLite connection, each prepared once. */
export function sqlOnSqlite(database: Database.Database): Sql {
  const prepared = new Map<string, Prepared>()

  function prepare(text: string): Prepared {
    const known = prepared.get(text)
    if (known) return known
    if (prepared.size >= MAX_PREPARED) prepared.clear()
    const statement = database.prepare<unknown[], unknown[]>(text).safeIntegers(false)
    // Rows that the driver makes take it twice the time of cells.
    const ready = statement.reader
      ? { statement: statement.raw(true), read: readerOf(statement.columns()) }
      : { statement, read: () => ({}) }
    prepared.set(text, ready)
    return ready
  }

  return {
    all: async <R extends object>(asked: Statement) => {
      const { statement, read } = prepare(asked.sql)
      const rows = statement.all(...asked.values.map(toSqlite)).map(read)
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

/** Makes of a row's cells what their columns were declared to be. */
function readerOf(columns: Database.ColumnDefinition[]): (cells: unknown[]) => Row {
  const known = columns.map(({ name, type }) => ({ name, read: READ[type ?? ''] }))
  return (cells) => {
    const row: Row = {}
    for (const [index, { name, read }] of known.entries()) {
      const cell = cells[index]
      row[name] = read ? read(cell) : cell
    }
    return row
  }
}

const READ: Record<string, (cell: unknown) => unknown> = {
  DATETIME: (cell) => (typeof cell === 'string' ? new Date(cell) : cell),
  BOOLEAN: (cell) => (typeof cell === 'number' ? cell !== 0 : cell),
}
