import { settings } from '@/lib/kernel/settings'
import { isTransient } from './errors'
import { openPostgresql } from './postgresql'
import { type Client, openSqlite } from './sqlite'

export type Db = Omit<Client, '$transaction' | '$connect' | '$disconnect' | '$extends' | '$on'>
export type Engine = 'sqlite' | 'postgresql'

type Transact = <T>(work: (tx: Db) => Promise<T>) => Promise<T>
type Store = { reading: Db; transact: Transact; close: () => Promise<void> }

const MAX_TRIES = 4

// Kept on globalThis: in development the framework loads this module anew after every change.
declare global {
  var engawaStore: Store | undefined
}

/** Which engine a database URL names. */
export function engineOf(url: string): Engine {
  return url.startsWith('file:') ? 'sqlite' : 'postgresql'
}

/** The store for reading; a write through it is refused by the connection itself. */
export function db(): Db {
  return store().reading
}

/**
 * The one way to write: all of `work` or nothing of it. Work may run again where the engine reports a conflict, so it
 * must do nothing but read and write through `tx`.
 */
export async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await store().transact(work)
    } catch (error) {
      if (tries >= MAX_TRIES || !isTransient(error)) throw error
    }
  }
}

/** Closes the connections of this process. */
export async function closeDb(): Promise<void> {
  await globalThis.engawaStore?.close()
  globalThis.engawaStore = undefined
}

function store(): Store {
  globalThis.engawaStore ??= openStore(settings().DATABASE_URL)
  return globalThis.engawaStore
}

function openStore(url: string): Store {
  const open = engineOf(url) === 'sqlite' ? openSqlite : openPostgresql
  const [writing, reading] = [open(url, 'writing'), open(url, 'reading')]
  return {
    reading,
    transact: (work) => writing.$transaction(work),
    close: async () => {
      await Promise.all([writing.$disconnect(), reading.$disconnect()])
    },
  }
}
