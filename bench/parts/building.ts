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
import { takeTurns } from '../turns'
import { SIZES } from './reading'

/** Longer than a page may be late, so that no reader gets the one before. */
const SETTLED_MS = 1_000
const WAITING = 50
const HEADERS = { 'accept-encoding': BROWSER_ENCODINGS }

type Scene = { server: Server; writers: Writer[]; passages: Map<string, Passage[]> }
type Cycle = { cpuMs: number; isNew: boolean }
type Target = { row: string; size: number; readers: number }

/**
 * What it costs to build a page anew. A cycle is one post and then reads of the measured page; in half of the cycles the
 * post goes to that page's thread, in the other half to one of the same size that nobody reads. The difference of two
 * cycles, one right after the other, is one building.
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
    await warmUp(scene, sizes, isQuick ? 15 : 30)
    const targets: Target[] = sizes.flatMap((size) => [
      { row: `${size} comments, one reader`, size, readers: 1 },
      { row: `${size} comments, ${WAITING} waiting`, size, readers: WAITING },
    ])
    const found = await takeTurns(targets, isQuick ? 5 : 11, (target) => buildOnce(scene, target))
    for (const [row, built] of found)
      sheet.row(row, {
        cpuMs: median(built.map(({ cpuMs }) => cpuMs)),
        count: built.length,
        failed: built.filter(({ isNew }) => !isNew).length,
      })
  } finally {
    await scene.server.end()
  }
}

const readSlug = (size: number) => `built-${size}`
const unreadSlug = (size: number) => `unread-${size}`

/** Has pages of all sizes built again and again; pages of a signed-in reader are made of the same parts and kept by nobody. */
async function warmUp(scene: Scene, sizes: number[], rounds: number): Promise<void> {
  const { server, writers } = scene
  const headers = { ...HEADERS, cookie: writers[0]?.cookie ?? '' }
  for (const size of sizes)
    await drive({ url: `${server.origin}/articles/${readSlug(size)}`, connections: 4, amount: 100, headers })
  for (let round = 0; round < rounds; round++) {
    const readers = round % 3 === 0 ? WAITING : 1
    await Promise.all(sizes.map((size) => runCycle(scene, readSlug(size), { size, readers })))
  }
}

/** Which of the two cycles comes first is left to chance. */
async function buildOnce(scene: Scene, target: Target): Promise<Cycle> {
  const anew = () => runCycle(scene, readSlug(target.size), target)
  const kept = () => runCycle(scene, unreadSlug(target.size), target)
  const isFirst = Math.random() < 0.5
  const early = await (isFirst ? anew() : kept())
  const late = await (isFirst ? kept() : anew())
  const [built, again] = isFirst ? [early, late] : [late, early]
  return { cpuMs: built.cpuMs - again.cpuMs, isNew: built.isNew }
}

async function runCycle(
  { server, writers, passages }: Scene,
  slug: string,
  { size, readers }: Pick<Target, 'size' | 'readers'>,
): Promise<Cycle> {
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
