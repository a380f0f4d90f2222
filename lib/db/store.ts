import type { PrismaClient } from './generated/sqlite/client'
import type { Writing } from './sql'

/** Prisma's client; the one for PostgreSQL has the same models. */
export type Client = PrismaClient

/** Prisma's client as the rest of the house uses it, with statements by hand beside it. */
export type Db = Omit<Client, '$transaction' | '$connect' | '$disconnect' | '$extends' | '$on'> & Writing

/** A store that is open: for reading, for transactions with Prisma, and for cheaper ones by hand alone. */
export type Store = {
  reading: Db
  transact: <T>(work: (tx: Db) => Promise<T>) => Promise<T>
  write: <T>(work: (tx: Writing) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}
