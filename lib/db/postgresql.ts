import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from './generated/postgresql/client'
import { Prisma as SqlitePrisma } from './generated/sqlite/client'
import type { Writing } from './sql'
import { orBusy, READ_TYPES, sqlOnPostgresql, sqlThroughPrisma } from './sql-on-postgresql'
import type { Client, Store } from './store'
import { withSql } from './with-sql'

const READ_ONLY = '-c default_transaction_read_only=on'
const DURABLE = '-c synchronous_commit=on'
const CONNECT_MS = 5_000
/** Of each of the two pools; what happens often goes by hand. */
const CONNECTIONS = { prisma: 5, byHand: 10 } as const

/** Opens pools of connections, for Prisma and by hand; the reading ones refuse to write, as on SQLite. */
export function openPostgresql(url: string): Store {
  const [reading, writing] = [openClient(url, ReadingFactory, READ_ONLY), openClient(url, PrismaPg, DURABLE)]
  const [byHand, writingByHand] = [openPool(url, READ_ONLY), openPool(url, DURABLE)]
  return {
    reading: withSql(reading, sqlOnPostgresql(byHand)),
    transact: (work) => writing.$transaction((tx) => work(withSql(tx, sqlThroughPrisma(tx)))),
    write: (work) => writeByHand(writingByHand, work),
    close: async () => {
      await Promise.all([reading.$disconnect(), writing.$disconnect(), byHand.end(), writingByHand.end()])
    },
  }
}

function openClient(url: string, Factory: typeof PrismaPg, options: string): Client {
  const adapter = new Factory({
    connectionString: url,
    options,
    max: CONNECTIONS.prisma,
    connectionTimeoutMillis: CONNECT_MS,
  })
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } })
  if (!hasTheSameModels(client)) throw new Error('The two database clients differ: run `npm run generate`.')
  return client
}

function openPool(url: string, options: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    options,
    max: CONNECTIONS.byHand,
    connectionTimeoutMillis: CONNECT_MS,
    types: READ_TYPES,
  })
  // An idle connection that breaks is replaced when the next one is needed; without a listener it would end the process.
  pool.on('error', ignore)
  return pool
}

async function writeByHand<T>(pool: pg.Pool, work: (tx: Writing) => Promise<T>): Promise<T> {
  const connection = await pool.connect().catch(orBusy)
  // A connection that breaks between two statements says so by itself as well; the next statement fails anyway.
  connection.on('error', ignore)
  let isBroken = false
  try {
    await connection.query('BEGIN').catch(orBusy)
    const result = await work({ sql: sqlOnPostgresql(connection) })
    await connection.query('COMMIT').catch(orBusy)
    return result
  } catch (error) {
    isBroken = await rollBack(connection)
    throw error
  } finally {
    connection.off('error', ignore)
    connection.release(isBroken)
  }
}

const ignore = () => undefined

/** Whether not even that was possible. */
async function rollBack(connection: pg.PoolClient): Promise<boolean> {
  try {
    await connection.query('ROLLBACK')
    return false
  } catch (error) {
    if (error instanceof Error) return true
    throw error
  }
}

/**
 * PostgreSQL refuses a NUL in any value, also in one that is only looked for. No text here can hold one, so that looking
 * for it finds nothing, as on SQLite.
 */
class ReadingFactory extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const query = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = (asked) =>
      query({
        ...asked,
        args: asked.args.map((arg) => (typeof arg === 'string' ? arg.replaceAll('\0', '\ufffd') : arg)),
      })
    return adapter
  }
}

/** Both clients are generated from one schema; their types differ only in filters that one engine has and we avoid. */
function hasTheSameModels(client: object): client is Client {
  return Object.keys(SqlitePrisma.ModelName).every((model) => model in Prisma.ModelName) && '$transaction' in client
}
