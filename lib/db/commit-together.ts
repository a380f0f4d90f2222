import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { StoreBusy } from './errors'
import type { Sql, Writing } from './sql'

/** Longer than this a batch does not hold up pages that have to be made; at least one is done. */
const BATCH_MS = 24
/** Who waits longer than this for their turn is told that the store is busy. */
const MAX_WAIT_MS = 10_000
/** How long a connection waits for another process that writes. */
export const BUSY_MS = 5_000
/** Waiting within SQLite stops everything else here, so that a batch does it in short pieces. */
const BUSY_PIECE_MS = 20

/** A connection that Prisma has opened, and statements by hand on it. */
export type Opened = { database: Database.Database; sql: Sql }

type Job = { work: (tx: Writing) => Promise<void>; done: () => void; failed: (error: unknown) => void }
type Waiting = Job & { since: number }
type Outcome = () => void

/**
 * SQLite has one writer and waits for the disk at each commit: those who wait for their turn anyway are committed
 * together. Each has a savepoint, so that a refusal undoes only its own, and none is told of its success before the
 * commit of all of them.
 */
export function commitTogether(open: () => Promise<Opened>) {
  const waiting: Waiting[] = []
  let isCalled = false
  let turns: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turns.then(work)
    turns = mine.catch(() => undefined)
    return mine
  }

  function call(): void {
    if (isCalled || waiting.length === 0) return
    isCalled = true
    void inTurn(async () => {
      // Whoever arrives in the same moment is taken along.
      await new Promise(setImmediate)
      isCalled = false
      refuseLate(waiting)
      await runBatch(await open(), waiting)
    })
      .catch((error: unknown) => {
        for (const job of waiting.splice(0)) job.failed(error)
      })
      .finally(call)
  }

  return {
    /** Runs a transaction that begins and ends by itself, when nobody else writes. */
    alone<T>(work: () => Promise<T>): Promise<T> {
      const since = performance.now()
      return inTurn(() => {
        if (performance.now() - since > MAX_WAIT_MS) throw new StoreBusy('The store is busy.')
        return work()
      })
    },

    write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        let result: { value: T } | null = null
        waiting.push({
          work: async (tx) => {
            result = { value: await work(tx) }
          },
          done: () => (result ? resolve(result.value) : reject(new Error('Committed without a result.'))),
          failed: reject,
          since: performance.now(),
        })
        call()
      })
    },
  }
}

function refuseLate(waiting: Waiting[]): void {
  const now = performance.now()
  while (waiting[0] && now - waiting[0].since > MAX_WAIT_MS)
    waiting.shift()?.failed(new StoreBusy('The store is busy.'))
}

async function runBatch(opened: Opened, waiting: Waiting[]): Promise<void> {
  if (waiting.length === 0) return
  const { database } = opened
  const taken: Job[] = []
  try {
    await begin(database)
    const outcomes = await runJobs(opened, waiting, taken)
    database.exec('COMMIT')
    for (const settle of outcomes) settle()
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    // Where not even a transaction could begin, nobody who waits is served.
    for (const job of taken.length > 0 ? taken : waiting.splice(0)) job.failed(error)
  }
}

/** Waits while another process writes, without stopping those who only read here. */
async function begin(database: Database.Database): Promise<void> {
  const until = performance.now() + BUSY_MS
  // By `exec`, which takes a quarter of the driver's `pragma`: a comment that comes alone is a batch of its own.
  database.exec(`PRAGMA busy_timeout = ${BUSY_PIECE_MS}`)
  try {
    while (!tryToBegin(database, until)) await pause(BUSY_PIECE_MS)
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  }
}

function tryToBegin(database: Database.Database, until: number): boolean {
  try {
    database.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
    if (!isBusy || performance.now() >= until) throw error
    return false
  }
}

async function runJobs(opened: Opened, waiting: Waiting[], taken: Job[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const until = performance.now() + BATCH_MS
  for (let job = waiting.shift(); job; job = performance.now() < until ? waiting.shift() : undefined) {
    taken.push(job)
    outcomes.push(await (taken.length === 1 ? runFirst(job, opened) : runOne(job, opened)))
  }
  return outcomes
}

/**
 * The first of a batch is the whole transaction so far, and goes back to its beginning: a savepoint costs a copy of every
 * page that changes, and who comes alone needs none.
 */
async function runFirst(job: Job, { database, sql }: Opened): Promise<Outcome> {
  try {
    await job.work({ sql })
    return job.done
  } catch (error) {
    if (!database.inTransaction) throw error
    database.exec('ROLLBACK')
    await begin(database)
    return () => job.failed(error)
  }
}

async function runOne(job: Job, { database, sql }: Opened): Promise<Outcome> {
  database.exec('SAVEPOINT job')
  try {
    await job.work({ sql })
    database.exec('RELEASE job')
    return job.done
  } catch (error) {
    // A full disk ends the whole transaction by itself; then there is nothing to go back to, and nobody has succeeded.
    if (!database.inTransaction) throw error
    database.exec('ROLLBACK TO job; RELEASE job')
    return () => job.failed(error)
  }
}
