import Database from 'better-sqlite3'
import pg from 'pg'
import { vi } from 'vitest'

/** How many statements the drivers are given while something is done; every query goes through one of these two. */
export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const drivers = [vi.spyOn(Database.prototype, 'prepare'), vi.spyOn(pg.Client.prototype, 'query')]
  try {
    await work()
    return drivers.reduce((sum, driver) => sum + driver.mock.calls.length, 0)
  } finally {
    for (const driver of drivers) driver.mockRestore()
  }
}
