import type Database from 'better-sqlite3'
import { areRows, type Sql, type Statement } from './sql'

/** More texts than the house has; lists of changing length make some more. */
const MAX_PREPARED = 1_000

type Row = Record<string, unknown>
type Prepared = { statement: Database.Statement<unknown[], unknown[]>; read: (rows: unknown[][]) => Row[] }

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
      : { statement, read: () => [] }
    prepared.set(text, ready)
    return ready
  }

  return {
    all: <R extends object>(asked: Statement) =>
      settled(() => {
        const { text, values } = withLimits(asked)
        const { statement, read } = prepare(text)
        const rows = read(statement.all(...values))
        return areRows<R>(rows) ? rows : []
      }),
    run: (asked) =>
      settled(() => {
        const { text, values } = withLimits(asked)
        return prepare(text).statement.run(...values).changes
      }),
  }
}

/** What is done at once, as a promise: an `async` function would take more of them, and the framework traces each. */
function settled<T>(work: () => T): Promise<T> {
  try {
    return Promise.resolve(work())
  } catch (error) {
    return Promise.reject(error)
  }
}

/**
 * The text with its limits written into it and its other values to be bound. SQLite plans a statement anew each time a
 * bound limit is set, since its plan may depend on it, which takes longer than most statements run.
 *
 * @see https://sqlite.org/c3ref/bind_blob.html and `sqlite3ExprIsInteger` in its source
 */
function withLimits({ strings, values }: Statement): { text: string; values: unknown[] } {
  let text = strings[0] ?? ''
  const bound: unknown[] = []
  let index = 0
  for (const value of values) {
    const isLimit = text.endsWith('LIMIT ') && Number.isSafeInteger(value)
    if (!isLimit) bound.push(toSqlite(value))
    text += (isLimit ? String(value) : '?') + strings[++index]
  }
  return { text, values: bound }
}

/** SQLite knows neither instants nor yes and no: they are written as Prisma writes them. */
function toSqlite(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  return typeof value === 'boolean' ? Number(value) : value
}

type Column = { name: string; read: 'instant' | 'boolean' | null }
const READ: Record<string, Column['read']> = { DATETIME: 'instant', BOOLEAN: 'boolean' }

/** Makes of the cells of rows what their columns were declared to be. */
function readerOf(definitions: Database.ColumnDefinition[]): (rows: unknown[][]) => Row[] {
  const columns = definitions.map(({ name, type }): Column => ({ name, read: READ[type ?? ''] ?? null }))
  return (rows) => {
    const instants = new Map<string, Date>()
    return rows.map((cells) => rowOf(columns, cells, instants))
  }
}

/** The same instant stands in many cells: reading it takes as long as all else of its row. */
function rowOf(columns: Column[], cells: unknown[], instants: Map<string, Date>): Row {
  const row: Row = {}
  let index = 0
  for (const { name, read } of columns) {
    const cell = cells[index++]
    if (read === 'instant' && typeof cell === 'string') row[name] = instantOf(cell, instants)
    else row[name] = read === 'boolean' && typeof cell === 'number' ? cell !== 0 : cell
  }
  return row
}

function instantOf(written: string, instants: Map<string, Date>): Date {
  const known = instants.get(written)
  if (known) return known
  const instant = new Date(written)
  instants.set(written, instant)
  return instant
}
