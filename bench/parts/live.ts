import { Agent, type ClientRequest, request } from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { median } from '../drive'
import { type Run, Skipped } from '../part'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import type { Sheet } from '../sheet'
import { makeSite } from '../site/make-site'
import { passagesOf, postOne } from '../site/posting'
import { signInAuthors } from '../site/writers'

const THREAD = { slug: 'live-thread', comments: 200 }
const CONNECTIONS = 1_000
const AT_ONCE = 50
const WAIT_MS = 5_000

type Listener = { request: ClientRequest; events: number; lastAt: number; isClosed: boolean }

/** A thousand readers with a page open: what each costs, and when the last of them knows of a new comment. */
export async function measureLive(sheet: Sheet, { isQuick, folder }: Run): Promise<void> {
  const file = path.join(folder, 'live.db')
  await makeSite(file, [{ slug: 'others', comments: 1_000 }, THREAD])
  const writers = await signInAuthors(file, 10)
  const passages = passagesOf(file, THREAD.slug)
  const server = await startOurSite(file)
  const listeners: Listener[] = []
  try {
    for (const writer of writers) await postOne(server.origin, THREAD.slug, writer, passages)
    const before = await settledMb(server)
    await openAll(server, listeners)
    const open = listeners.filter(({ isClosed }) => !isClosed).length
    const mb = (await settledMb(server)) - before
    sheet.row('connections', {
      count: open,
      failed: CONNECTIONS - open,
      kb: (mb * 1_024) / CONNECTIONS,
      rssMb: await server.rssMb(),
    })

    const times: number[] = []
    let unheard = 0
    for (let post = 0; post < (isQuick ? 5 : 20); post++) {
      const writer = writers[post % writers.length]
      if (!writer) throw new Error('There are no writers.')
      const known = listeners.map(({ events }) => events)
      await postOne(server.origin, THREAD.slug, writer, passages)
      const acknowledgedAt = performance.now()
      unheard += await untilAllKnow(listeners, known)
      times.push(Math.max(0, Math.max(...listeners.map(({ lastAt }) => lastAt)) - acknowledgedAt))
      await sleep(300)
    }
    const closed = listeners.filter(({ isClosed }) => isClosed).length
    sheet.row('until the last of them knows', {
      p50Ms: median(times),
      maxMs: Math.max(...times),
      count: times.length,
      failed: unheard + closed,
    })
  } finally {
    for (const listener of listeners) listener.request.destroy()
    await server.end()
  }
}

async function openAll(server: Server, listeners: Listener[]): Promise<void> {
  const agent = new Agent({ keepAlive: false, maxSockets: CONNECTIONS })
  const url = `${server.origin}/api/articles/${THREAD.slug}/live`
  for (let opened = 0; opened < CONNECTIONS; opened += AT_ONCE)
    listeners.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => listen(url, agent)))))
}

/** @throws {Skipped} when there is nothing to listen to */
function listen(url: string, agent: Agent): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers: { accept: 'text/event-stream' } })
    asked.once('error', reject)
    asked.once('response', (response) => {
      if (response.statusCode !== 200) {
        asked.destroy()
        reject(new Skipped(`${new URL(url).pathname} answers ${response.statusCode}: there is nothing live yet.`))
        return
      }
      const listener: Listener = { request: asked, events: 0, lastAt: 0, isClosed: false }
      asked.removeListener('error', reject)
      asked.on('error', () => {
        listener.isClosed = true
      })
      response.on('close', () => {
        listener.isClosed = true
      })
      response.on('data', (chunk: Buffer) => {
        // Heartbeats are comments: only what carries data counts.
        if (!/^data:/m.test(chunk.toString())) return
        listener.events++
        listener.lastAt = performance.now()
      })
      resolve(listener)
    })
    asked.end()
  })
}

/** @returns how many had heard nothing when the time was over */
async function untilAllKnow(listeners: Listener[], known: number[]): Promise<number> {
  const unaware = () => listeners.filter(({ events }, index) => events <= (known[index] ?? 0)).length
  for (const began = performance.now(); performance.now() - began < WAIT_MS; await sleep(5))
    if (unaware() === 0) return 0
  return unaware()
}

/** Memory after what is under way has come to rest. */
async function settledMb(server: Server): Promise<number> {
  await sleep(1_500)
  return server.rssMb()
}
