import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getOk } from '../ask'
import { drive, median } from '../drive'
import { BROWSER_ENCODINGS, type Run } from '../part'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import type { Sheet } from '../sheet'
import { makeSite } from '../site/make-site'
import { type Passage, passagesOf, postOne } from '../site/posting'
import { signInAuthors, type Writer } from '../site/writers'
import { SIZES } from './reading'

/** Longer than a page may be kept back under a burst of posts, so that the next read has it built. */
const SETTLED_MS = 400
const WAITING = 50
const HEADERS = { 'accept-encoding': BROWSER_ENCODINGS }

type Scene = { server: Server; writers: Writer[]; passages: Map<string, Passage[]> }
type Cycle = { cpuMs: number; isNew: boolean }

/**
 * What it costs to build a page anew. A cycle is one post and then reads of the measured page; in half of the cycles the
 * post goes to that page's thread, in the other half to one of the same size that nobody reads. The difference of their
 * middles is one building.
 */
export async function measureBuilding(sheet: Sheet, { isQuick, folder }: Run): Promise<void> {
  const sizes = isQuick ? [21, 20_000] : SIZES
  const file = path.join(folder, 'building.db')
  const slugs = sizes.flatMap((size) => [readSlug(size), unreadSlug(size)])
  await makeSite(
    file,
    sizes.flatMap((comments) => [
      { slug: readSlug(comments), comments },
      { slug: unreadSlug(comments), comments },
    ]),
  )
  const writers = await signInAuthors(file, 20)
  const passages = new Map(slugs.map((slug) => [slug, passagesOf(file, slug)]))
  const scene: Scene = { server: await startOurSite(file), writers, passages }
  try {
    await warmUp(scene, sizes[0] ?? 0, isQuick ? 100 : 400)
    for (const size of sizes) {
      for (const readers of [1, WAITING]) await compare(sheet, scene, size, readers, isQuick ? 6 : 14)
    }
  } finally {
    await scene.server.end()
  }
}

const readSlug = (size: number) => `built-${size}`
const unreadSlug = (size: number) => `unread-${size}`

/** Renders pages of a signed-in reader, which are made of the same parts and kept by nobody. */
async function warmUp({ server, writers }: Scene, size: number, reads: number): Promise<void> {
  const headers = { ...HEADERS, cookie: writers[0]?.cookie ?? '' }
  await drive({ url: `${server.origin}/articles/${readSlug(size)}`, connections: 4, amount: reads, headers })
}

async function compare(sheet: Sheet, scene: Scene, size: number, readers: number, cycles: number): Promise<void> {
  const [built, kept]: [Cycle[], Cycle[]] = [[], []]
  for (let cycle = -2; cycle < cycles; cycle++) {
    const [anew, again] = [
      await runCycle(scene, readSlug(size), size, readers),
      await runCycle(scene, unreadSlug(size), size, readers),
    ]
    // The first two only warm up.
    if (cycle < 0) continue
    built.push(anew)
    kept.push(again)
  }
  const stale = built.filter(({ isNew }) => !isNew).length
  const cpuMs = middle(built) - middle(kept)
  sheet.row(`${size} comments, ${readers === 1 ? 'one reader' : `${readers} waiting`}`, {
    cpuMs,
    count: cycles,
    failed: stale,
  })
}

const middle = (cycles: Cycle[]) => median(cycles.map(({ cpuMs }) => cpuMs))

async function runCycle(scene: Scene, slug: string, size: number, readers: number): Promise<Cycle> {
  const { server, writers, passages } = scene
  const url = `${server.origin}/articles/${readSlug(size)}`
  const writer = writers[Math.floor(Math.random() * writers.length)]
  if (!writer) throw new Error('There are no writers.')
  const old = await readOnce(url)
  const before = await server.cpuMs()
  await postOne(server.origin, slug, writer, passages.get(slug) ?? [])
  await sleep(SETTLED_MS)
  const read = await Promise.all(Array.from({ length: readers }, () => readOnce(url)))
  const cpuMs = (await server.cpuMs()) - before
  return { cpuMs, isNew: read.every((version) => version !== old) }
}

/** What tells one building of the page from the next. */
async function readOnce(url: string): Promise<string> {
  const { headers, body } = await getOk(url, { headers: HEADERS })
  return headers.etag ?? body.toString('latin1')
}
