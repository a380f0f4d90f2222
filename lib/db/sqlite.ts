import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from './generated/sqlite/client'

export type Client = PrismaClient

/** What every connection must answer after it was set; drivers default to less. */
const PRAGMAS = {
  foreign_keys: 1,
  synchronous: 2,
  busy_timeout: 5000,
  journal_mode: 'wal',
} as const

/** The file behind a `file:` URL, relative to the folder the process runs in. */
export function sqliteFile(url: string): string {
  return path.resolve(url.replace(/^file:(\/\/)?/, '').replace(/\?.*$/, ''))
}

/**
 * Opens one connection to the file. The adapter shares a connection between a transaction and every other query, so
 * reading and writing each get a connection of their own, and the reading one refuses to write.
 */
export function openSqlite(url: string, use: 'reading' | 'writing'): Client {
  const file = sqliteFile(url)
  mkdirSync(path.dirname(file), { recursive: true })
  return new PrismaClient({
    adapter: new SqliteFactory(file, use),
    transactionOptions: { maxWait: 10_000, timeout: 60_000 },
  })
}

class SqliteFactory extends PrismaBetterSqlite3 {
  constructor(
    file: string,
    private readonly use: 'reading' | 'writing',
  ) {
    super({ url: file })
  }

  override async connect() {
    const adapter = await super.connect()
    await setPragmas(adapter, this.use)
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

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

async function setPragmas(adapter: Adapter, use: 'reading' | 'writing'): Promise<void> {
  const set = Object.entries(PRAGMAS).map(([name, value]) => `PRAGMA ${name} = ${value};`)
  await adapter.executeScript(set.join('\n'))
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    const answer = await adapter.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] })
    const value = answer.rows[0]?.[0]
    if (value !== wanted) throw new Error(`SQLite answers ${name} = ${String(value)} where ${wanted} is needed.`)
  }
  if (use === 'reading') await adapter.executeScript('PRAGMA query_only = ON')
}
