import path from 'node:path'
import { drive, measure, median, middleSeen, type Seen, seen } from '../drive'
import { BROWSER_ENCODINGS, type Run } from '../part'
import { startBareStore } from '../servers/bare-node'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import { loadFigures, type Sheet } from '../sheet'
import { makeSite } from '../site/make-site'
import { countStored, type Passage, passagesOf, writerSetup } from '../site/posting'
import { signInAuthors, type Writer } from '../site/writers'

export const POSTED_TO = 'posted-to'
const THREAD = 200
const AMOUNTS = { quick: { 1: 150, 10: 300, 50: 1_000 }, full: { 1: 1_000, 10: 3_000, 50: 10_000 } }
const READERS = 10
/** A server that has been up for a while has compiled what it does most. */
const WARM_UP = 6_000

type Scene = { server: Server; file: string; writers: Writer[]; passages: Passage[] }

/** Posts with one quote by 1, 10 and 50 writers at once, and what readers feel of it. */
export async function measurePosting(sheet: Sheet, { isQuick, folder }: Run): Promise<void> {
  const scene = await openScene(path.join(folder, 'posting.db'))
  try {
    await warmUp(scene, isQuick ? 300 : WARM_UP)
    const amounts = isQuick ? AMOUNTS.quick : AMOUNTS.full
    const bare = await startBareStore(path.join(folder, 'bare.db'))
    try {
      await warmUp({ ...scene, server: bare }, isQuick ? 300 : WARM_UP)
      for (const writers of [1, 10, 50] as const) await postAtOnce(sheet, scene, bare, writers, amounts[writers])
    } finally {
      await bare.end()
    }
    await readMeanwhile(sheet, scene, isQuick)
  } finally {
    await scene.server.end()
  }
}

/** A site with a thread to post to, and fifty writers. */
export async function openScene(file: string): Promise<Scene> {
  await makeSite(file, [
    { slug: 'others', comments: 1_000 },
    { slug: POSTED_TO, comments: THREAD },
  ])
  const writers = await signInAuthors(file, 50)
  return { server: await startOurSite(file), file, writers, passages: passagesOf(file, POSTED_TO) }
}

/** A server that has just started is slower than it will ever be again. */
export async function warmUp({ server, writers, passages }: Scene, posts: number): Promise<void> {
  const setup = writerSetup({ origin: server.origin, slug: POSTED_TO, writers, passages, acknowledged: [] })
  await drive({ url: server.origin, connections: 5, amount: posts, expect: [201], setup })
}

/** Posts to our site, and the same words to a bare server that does no more than store them. */
async function postAtOnce(sheet: Sheet, scene: Scene, bare: Server, count: number, amount: number): Promise<void> {
  const { server, file, writers, passages } = scene
  const acknowledged: number[] = []
  const beyond = countStored(file, POSTED_TO, 0, []).stored
  const setup = writerSetup({ origin: server.origin, slug: POSTED_TO, writers, passages, acknowledged })
  const load = { connections: count, amount, expect: [201] }
  const measured = await measure(server, { ...load, url: server.origin, setup })
  const kept = countStored(file, POSTED_TO, beyond, acknowledged)
  sheet.row(`${count} writers`, { ...loadFigures(measured), ...kept, rssMb: await server.rssMb() })
  const toBare = writerSetup({ origin: bare.origin, slug: POSTED_TO, writers, passages, acknowledged: [] })
  const stored = await measure(bare, { ...load, url: bare.origin, setup: toBare })
  sheet.row(`bare node with SQLite, ${count} writers`, loadFigures(stored))
  sheet.row(`ours to bare node with SQLite, ${count} writers`, { cpuRatio: measured.cpuMs / stored.cpuMs })
}

/** Ten readers of the first page at rest, and while fifty writers post to it, in turns. */
async function readMeanwhile(sheet: Sheet, scene: Scene, isQuick: boolean): Promise<void> {
  const { server, file, writers, passages } = scene
  const reading = {
    url: `${server.origin}/articles/${POSTED_TO}`,
    connections: READERS,
    seconds: isQuick ? 2 : 5,
    headers: { 'accept-encoding': BROWSER_ENCODINGS },
  }
  const acknowledged: number[] = []
  const beyond = countStored(file, POSTED_TO, 0, []).stored
  const setup = writerSetup({ origin: server.origin, slug: POSTED_TO, writers, passages, acknowledged })
  const writing = { url: server.origin, connections: 50, seconds: reading.seconds, expect: [201], setup }
  const [atRest, meanwhile, posts]: [Seen[], Seen[], Seen[]] = [[], [], []]
  await drive({ ...reading, seconds: 1 })
  for (let round = 0; round < (isQuick ? 2 : 5); round++) {
    atRest.push(seen(await drive(reading)))
    const both = await Promise.all([drive(reading), drive(writing)])
    meanwhile.push(seen(both[0]))
    posts.push(seen(both[1]))
  }
  sheet.row('readers at rest', middleSeen(atRest))
  const ratio = median(meanwhile.map(({ p99Ms }, round) => p99Ms / (atRest[round]?.p99Ms ?? Number.NaN)))
  sheet.row('readers while 50 write', { ...middleSeen(meanwhile), ratio })
  const kept = countStored(file, POSTED_TO, beyond, acknowledged)
  sheet.row('50 writers while 10 read', {
    ...middleSeen(posts),
    acknowledged: kept.acknowledged,
    missing: kept.missing,
  })
}
