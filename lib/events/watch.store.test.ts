import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { transaction } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { watchEventRows } from '@/lib/db/watch'
import { settings } from '@/lib/kernel/settings'
import { anArticle, noon } from '@/lib/testing/factories'
import { recordEvent } from './record'
import { type SeenEvent, type Watch, watchEvents } from './watch'

const isSqlite = process.env.TEST_ENGINE === 'sqlite'

let open: Watch[] = []
afterEach(async () => {
  await Promise.all(open.map((watch) => watch.close()))
  open = []
})

/** Listens, and keeps what was heard. */
async function listen() {
  const heard: (SeenEvent | 'lost')[] = []
  const watch = await watchEvents((events) => heard.push(...(events === 'lost' ? [events] : events)))
  open.push(watch)
  const until = async (count: number) => {
    const end = performance.now() + 5_000
    while (heard.length < count && performance.now() < end) {
      watch.catchUp()
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return heard
  }
  return { watch, heard, until }
}

const record = (articleId: string, times = 1) =>
  transaction(async (tx) => {
    for (let n = 0; n < times; n++)
      await recordEvent(tx, { kind: 'comment.posted', at: noon, actorId: null, articleId })
  })

test('every event is heard once, in order, after its transaction; one that was rolled back never', async () => {
  const { id } = await anArticle()
  const { until } = await listen()

  await record(id, 3)
  await transaction(async (tx) => {
    await recordEvent(tx, { kind: 'comment.removed', at: noon, actorId: null, articleId: id })
    throw new Error('No.')
  }).catch(() => undefined)
  await record(id)

  const heard = await until(4)
  const ids = heard.map((event) => (event === 'lost' ? 0 : event.id))
  expect(heard.map((event) => event !== 'lost' && [event.kind, event.articleId])).toEqual(
    Array.from({ length: 4 }, () => ['comment.posted', id]),
  )
  expect(ids).toEqual(ids.toSorted((a, b) => a - b))
})

test('what was there before is not news', async () => {
  const { id } = await anArticle()
  await record(id, 5)

  const { watch, heard } = await listen()
  watch.catchUp()

  expect(heard).toEqual([])
})

test('what another process does is heard of', async () => {
  const { id } = await anArticle()
  const { until } = await listen()
  const program = `
    import { transaction } from './lib/db/client'
    import { closeDb } from './lib/db/close'
    import { recordEvent } from './lib/events/record'
    transaction((tx) => recordEvent(tx, { kind: 'comment.edited', at: new Date(), actorId: null, articleId: process.argv[1] ?? '' })).then(closeDb)`

  const child = spawn(path.resolve('node_modules/.bin/tsx'), ['-e', program, id], {
    env: process.env,
    stdio: 'inherit',
  })
  const code = await new Promise((resolve) => child.once('close', resolve))

  expect([code, (await until(1)).map((event) => event !== 'lost' && event.kind)]).toEqual([0, ['comment.edited']])
})

describe.skipIf(!isSqlite)('on SQLite (PostgreSQL tells by itself, and skips this)', () => {
  test('looking hears at once of what was committed, and of thousands at once that some may be missing', async () => {
    const { id } = await anArticle()
    const { watch, heard } = await listen()

    await record(id)
    watch.catchUp()
    const first = [...heard]
    await record(id, 1_200)
    watch.catchUp()
    await record(id)
    watch.catchUp()

    expect(first.length).toBe(1)
    expect(heard.map((event) => (event === 'lost' ? event : event.kind))).toEqual([
      'comment.posted',
      'lost',
      'comment.posted',
    ])
  })
})

describe.skipIf(!isSqlite)('on SQLite, when looking fails (PostgreSQL does not look, and skips this)', () => {
  test('some may be missing, whoever looks is not disturbed, and the next look hears of it', async () => {
    const { id } = await anArticle()
    const { watch, heard } = await listen()

    await record(id)
    await transaction((tx) => tx.$executeRaw`ALTER TABLE "Event" RENAME TO "EventAway"`)
    watch.catchUp()
    const meanwhile = [...heard]
    await transaction((tx) => tx.$executeRaw`ALTER TABLE "EventAway" RENAME TO "Event"`)
    watch.catchUp()

    expect(meanwhile).toEqual(['lost'])
    expect(heard.slice(1).map((event) => event !== 'lost' && event.kind)).toEqual(['comment.posted'])
  })
})

describe.skipIf(isSqlite)('on PostgreSQL (SQLite has no connection to lose, and skips this)', () => {
  test('a connection that breaks is said to have lost something, twice, and hears again', async () => {
    const { id } = await anArticle()
    const { watch, until } = await listen()

    const before = watch.isSound()
    await transaction((tx) =>
      tx.sql.all(sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE query = 'LISTEN engawa' AND datname = current_database()`),
    )
    const lost = [...(await until(2))]
    await record(id)

    const heard = await until(3)
    expect([before, watch.isSound()]).toEqual([true, true])
    expect(lost).toEqual(['lost', 'lost'])
    expect(heard.slice(2).map((event) => event !== 'lost' && event.kind)).toEqual(['comment.posted'])
  })

  test('words of others on its channel are taken as some may be missing', async () => {
    const { id } = await anArticle()
    const { until } = await listen()

    await transaction((tx) => tx.sql.all(sql`SELECT pg_notify('engawa', 'hello there')::text`))
    await record(id)

    const heard = await until(2)
    expect(heard.map((event) => (event === 'lost' ? event : event.kind))).toEqual(['lost', 'comment.posted'])
  })

  test('a connection that dies without a word is found out, and hears again', async () => {
    const { id } = await anArticle()
    const way = await openWay(new URL(settings().DATABASE_URL))
    const heard: unknown[] = []
    const watch = await watchEventRows(way.url, (rows) => heard.push(rows === 'lost' ? rows : 'rows'))

    way.fallSilent()
    const end = performance.now() + 20_000
    while (heard.length < 2 && performance.now() < end) await pause(50)
    const lost = [...heard]
    await record(id)
    while (heard.length < 3 && performance.now() < end) await pause(50)
    const isSound = watch.isSound()
    await watch.close()
    way.close()

    expect(lost).toEqual(['lost', 'lost'])
    expect([isSound, heard.at(-1)]).toEqual([true, 'rows'])
  })
})

/** A way to the database whose connections can fall silent without ending; later ones speak again. */
async function openWay(to: URL) {
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname)
    sockets.push(near, far)
    for (const socket of [near, far]) socket.on('error', () => undefined)
    near.pipe(far)
    far.pipe(near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(to)
  url.port = String(address !== null && typeof address === 'object' ? address.port : 0)
  return {
    url: url.href,
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
