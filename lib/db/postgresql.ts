import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from './generated/postgresql/client'
import { Prisma as SqlitePrisma } from './generated/sqlite/client'
import type { Client } from './sqlite'

/** Opens a pool of connections; the reading one refuses to write, as on SQLite. */
export function openPostgresql(url: string, use: 'reading' | 'writing'): Client {
  const options = use === 'reading' ? '-c default_transaction_read_only=on' : '-c synchronous_commit=on'
  const Factory = use === 'reading' ? ReadingFactory : PrismaPg
  const adapter = new Factory({ connectionString: url, options, max: 10, connectionTimeoutMillis: 5_000 })
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } })
  if (!hasTheSameModels(client)) throw new Error('The two database clients differ: run `npm run generate`.')
  return client
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
