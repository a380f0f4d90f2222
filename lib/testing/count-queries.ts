import Database from 'better-sqlite3'
import pg from 'pg'
import { vi } from 'vitest'

const SQLITE_WAYS = ['all', 'get', 'iterate', 'run'] as const

/** How many statements the drivers run while something is done; every query goes through one of these. */
export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const statements = sqliteStatements()
  const drivers = [...SQLITE_WAYS.map((way) => vi.spyOn(statements, way)), vi.spyOn(pg.Client.prototype, 'query')]
  try {
    await work()
    return drivers.reduce((sum, driver) => sum + driver.mock.calls.length, 0)
  } finally {
    for (const driver of drivers) driver.mockRestore()
  }
}

/** What all of SQLite's statements share: one that was prepared before is run again without being prepared. */
function sqliteStatements(): Database.Statement {
  const database = new Database(':memory:')
  const shared: Database.Statement = Object.getPrototypeOf(database.prepare('SELECT 1'))
  database.close()
  return shared
}
