import Database from 'better-sqlite3'
import pg from 'pg'
import { engineOf, sqliteFile } from './engine'

/** What was written to a table since the last look, in the order in which it was committed; 'lost': some may be missing. */
export type Listener = (rows: unknown[] | 'lost') => void

export type TableWatch = {
  /** Looks at once, where looking is what it takes (SQLite): what is committed before this is heard of before it returns. */
  catchUp: () => void
  /** Whether everything is heard of for now. */
  isSound: () => boolean
  close: () => Promise<void>
}

const LISTEN = 'LISTEN engawa'
const MAX_ROWS = 1_000
const RECONNECT_MS = { first: 200, longest: 5_000 } as const
/** How often a connection that only listens is asked whether it is still there, and how long it may take to answer. */
const PULSE_MS = 5_000

/** Listens to new rows of `Event`, whichever process writes them. */
export function watchEventRows(url: string, listener: Listener): Promise<TableWatch> {
  return engineOf(url) === 'sqlite' ? watchSqlite(sqliteFile(url), listener) : watchPostgresql(url, listener)
}

/** SQLite tells a connection by one cheap number whether another one has committed anything since. */
async function watchSqlite(file: string, listener: Listener): Promise<TableWatch> {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  const version = database.prepare<[], number>('PRAGMA data_version').pluck()
  const rows = database.prepare<[number], { id: number }>(
    `SELECT "id", "kind", "articleId", "commentId" FROM "Event" WHERE "id" > ? ORDER BY "id" LIMIT ${MAX_ROWS}`,
  )
  const last = database.prepare<[], number>('SELECT coalesce(max("id"), 0) FROM "Event"').pluck()
  let seenVersion: number | undefined = version.get()
  let seenId = last.get() ?? 0

  function look(): void {
    const now = version.get()
    if (now === seenVersion) return
    seenVersion = now
    const found = rows.all(seenId)
    if (found.length === 0) return
    if (found.length === MAX_ROWS) {
      seenId = last.get() ?? seenId
      listener('lost')
      return
    }
    seenId = found.at(-1)?.id ?? seenId
    listener(found)
  }

  return {
    catchUp: () => {
      try {
        look()
      } catch (error) {
        // What could not be read now is read at the next look.
        seenVersion = undefined
        listener('lost')
        if (!(error instanceof Database.SqliteError)) throw error
      }
    },
    isSound: () => true,
    close: async () => {
      database.close()
    },
  }
}

/** On PostgreSQL a trigger tells everybody who listens, at commit. */
async function watchPostgresql(url: string, listener: Listener): Promise<TableWatch> {
  let client: pg.Client | null = null
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let pulse: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = openListening(url)
    next.on('notification', ({ payload }) => listener(rowsIn(payload)))
    // A connection that breaks says so more than once.
    next.on('error', () => lose(next))
    next.on('end', () => lose(next))
    try {
      await next.connect()
      await next.query(LISTEN)
    } catch (error) {
      leave(next)
      throw error
    }
    if (isClosed) return leave(next)
    client = next
    // A connection can be gone without a word. To listen again changes nothing, and only a sound one answers.
    pulse = setInterval(() => {
      next.query(LISTEN).catch(() => lose(next))
    }, PULSE_MS).unref()
  }

  function lose(lost: pg.Client): void {
    if (client !== lost || isClosed) return
    client = null
    clearInterval(pulse)
    leave(lost)
    listener('lost')
    again(RECONNECT_MS.first)
  }

  function again(delayMs: number): void {
    timer = setTimeout(() => {
      connect().then(
        // Whatever happened in between was not heard of.
        () => !isClosed && listener('lost'),
        () => !isClosed && again(Math.min(2 * delayMs, RECONNECT_MS.longest)),
      )
    }, delayMs)
  }

  await connect()
  return {
    catchUp: () => undefined,
    isSound: () => client !== null,
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      clearInterval(pulse)
      await client?.end()
    },
  }
}

function openListening(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: PULSE_MS,
    keepAlive: true,
  })
}

function leave(client: pg.Client): void {
  client.end().catch(() => undefined)
}

/** Whoever may connect may also notify, with whatever words. */
function rowsIn(payload: string | undefined): unknown[] | 'lost' {
  try {
    return [JSON.parse(payload ?? 'null')]
  } catch (error) {
    if (error instanceof SyntaxError) return 'lost'
    throw error
  }
}
