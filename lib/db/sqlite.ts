import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'
import { BUSY_MS, commitTogether, type Opened } from './commit-together'
import { sqliteFile } from './engine'
import { StoreBusy } from './errors'
import { PrismaClient } from './generated/sqlite/client'
import type { Sql, Statement } from './sql'
import { sqlOnSqlite } from './sql-on-sqlite'
import type { Store } from './store'
import { withSql } from './with-sql'

/** What every connection must answer after it was set; drivers default to less. */
const PRAGMAS = {
  foreign_keys: 1,
  synchronous: 2,
  busy_timeout: BUSY_MS,
  journal_mode: 'wal',
  // What a savepoint keeps to go back to is otherwise written into a file of its own, anew for each comment.
  temp_store: 2,
} as const

/** So many changed pages wait in the log (16 MB) before they go into the file: what changes often goes there once. */
const WAL_PAGES = 4_000

/**
 * Opens the file with three connections. Prisma's adapter shares a connection between a transaction and every other
 * query, so reading and writing each get one of their own, and the reading one refuses to write. Statements by hand are
 * read through the third, and written through the same as Prisma's, since SQLite has one writer.
 */
export function openSqlite(url: string): Store {
  const file = sqliteFile(url)
  mkdirSync(path.dirname(file), { recursive: true })
  const writing = new SqliteFactory(file, 'writing')
  const [readingClient, writingClient] = [openClient(new SqliteFactory(file, 'reading')), openClient(writing)]
  const byHand = new Database(file)
  setPragmas(byHand, 'reading')
  const together = commitTogether(async () => {
    await writingClient.$connect()
    return writing.opened()
  })
  return {
    reading: withSql(readingClient, sqlOnSqlite(byHand)),
    transact: (work) =>
      together.alone(() => writingClient.$transaction((tx) => work(withSql(tx, sqlWithin(writing.opened()))))),
    write: together.write,
    close: async () => {
      await Promise.all([readingClient.$disconnect(), writingClient.$disconnect()])
      byHand.close()
    },
  }
}

/** Prisma ends a transaction that takes too long; what were written by hand after that would stay. */
function sqlWithin({ database, sql }: Opened): Sql {
  const requireTransaction = () => {
    if (!database.inTransaction) throw new StoreBusy('The transaction took too long.')
  }
  return {
    all: async <R extends object>(asked: Statement) => {
      requireTransaction()
      return sql.all<R>(asked)
    },
    run: async (asked) => {
      requireTransaction()
      return sql.run(asked)
    },
  }
}

function openClient(adapter: SqliteFactory): PrismaClient {
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } })
}

class SqliteFactory extends PrismaBetterSqlite3 {
  private connection: Opened | null = null

  constructor(
    file: string,
    private readonly use: 'reading' | 'writing',
  ) {
    super({ url: file })
  }

  opened(): Opened {
    if (!this.connection) throw new Error('The database is not open yet.')
    return this.connection
  }

  override async connect() {
    const adapter = await super.connect()
    const database = connectionOf(adapter)
    setPragmas(database, this.use)
    this.connection = { database, sql: sqlOnSqlite(database) }
    // Prisma opens transactions of its own for long lists of ids; here they only read.
    if (this.use === 'reading') return adapter
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => {
      const transaction = await begin(level)
      try {
        // A deferred transaction that turns to writing fails at once when another process wrote meanwhile; one that
        // begins by writing waits its turn for as long as busy_timeout says.
        await transaction.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] })
        await transaction.executeRaw({ sql: 'BEGIN IMMEDIATE', args: [], argTypes: [] })
      } catch (error) {
        await transaction.rollback()
        throw error
      }
      return transaction
    }
    return adapter
  }
}

/** The connection behind an adapter, which its types keep to themselves. */
function connectionOf(adapter: object): Database.Database {
  const connection: unknown = Reflect.get(adapter, 'client')
  if (!(connection instanceof Database))
    throw new Error('This release of the SQLite adapter has no connection to share.')
  return connection
}

function setPragmas(database: Database.Database, use: 'reading' | 'writing'): void {
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    database.pragma(`${name} = ${wanted}`)
    const value = database.pragma(name, { simple: true })
    if (value !== wanted && value !== BigInt(typeof wanted === 'number' ? wanted : 0))
      throw new Error(`SQLite answers ${name} = ${String(value)} where ${wanted} is needed.`)
  }
  if (use === 'reading') database.pragma('query_only = ON')
  else database.pragma(`wal_autocheckpoint = ${WAL_PAGES}`)
}
