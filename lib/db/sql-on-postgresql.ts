import pg from 'pg'
import { StoreBusy } from './errors'
import { areRows, type Sql, type Statement } from './sql'

const { INT8, NUMERIC, TIMESTAMP } = pg.types.builtins

/** Counts as numbers, and instants as they are kept: in UTC, without saying so. */
export const READ_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    if (id === INT8 || id === NUMERIC) return Number
    if (id === TIMESTAMP) return (text: string) => new Date(`${text.replace(' ', 'T')}Z`)
    return pg.types.getTypeParser(id, format)
  },
}

/** What runs statements: a pool, or one connection within a transaction. */
type Runner = Pick<pg.Pool, 'query'>

/** Statements by hand on PostgreSQL. */
export function sqlOnPostgresql(runner: Runner): Sql {
  return {
    all: async <R extends object>(asked: Statement) => {
      const { rows } = await runner.query<object>(asked.text, asked.values.map(toPostgresql)).catch(orBusy)
      return areRows<R>(rows) ? rows : []
    },
    run: async (asked) => {
      const { rowCount } = await runner.query(asked.text, asked.values.map(toPostgresql)).catch(orBusy)
      return rowCount ?? 0
    },
  }
}

/** What the database did not say itself is about the connection to it: the driver gives most of that no code. */
export function orBusy(error: unknown): never {
  if (error instanceof pg.DatabaseError) throw error
  throw new StoreBusy('The database cannot be reached.', { cause: error })
}

/**
 * An instant by its name in UTC, which the driver would give in local time. PostgreSQL refuses a NUL in any value, also
 * in one that is only looked for; no text here can hold one, so that looking for it finds nothing, as on SQLite.
 */
function toPostgresql(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value
}

/** What of Prisma's runs statements within one of its transactions. */
type PrismaRunner = {
  $queryRaw: (statement: Statement) => Promise<unknown>
  $executeRaw: (statement: Statement) => Promise<number>
}

/** Statements by hand within a transaction of Prisma's. */
export function sqlThroughPrisma(runner: PrismaRunner): Sql {
  return {
    all: async <R extends object>(asked: Statement) => {
      const answer = await runner.$queryRaw(asked)
      const rows = Array.isArray(answer) ? answer.map(withNumbers) : []
      return areRows<R>(rows) ? rows : []
    },
    run: (asked) => runner.$executeRaw(asked),
  }
}

function withNumbers(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  )
}
