import { settings } from '@/lib/kernel/settings'
import { engineOf } from './engine'
import { isTransient } from './errors'
import { openPostgresql } from './postgresql'
import type { Writing } from './sql'
import { openSqlite } from './sqlite'
import type { Db, Store } from './store'

export type { Db, Writing }

const MAX_TRIES = 4

/** The store for reading; a write through it is refused by the connection itself. */
export function db(): Db {
  return store().reading
}

/**
 * The one way to write with Prisma: all of `work` or nothing of it. Work may run again where the engine reports a
 * conflict, so it must do nothing but read and write through `tx`.
 */
export function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  return tryAgain(() => store().transact(work))
}

/**
 * The same by hand alone, for what happens often: a small part of the cost. On SQLite several that wait are committed
 * together, each whole or not at all; none has succeeded before all of them are on disk.
 */
export function write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
  return tryAgain(() => store().write(work))
}

async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries >= MAX_TRIES || !isTransient(error)) throw error
    }
  }
}

function store(): Store {
  globalThis.engawaStore ??= openStore(settings().DATABASE_URL)
  return globalThis.engawaStore
}

function openStore(url: string): Store {
  return engineOf(url) === 'sqlite' ? openSqlite(url) : openPostgresql(url)
}
