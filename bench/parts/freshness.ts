import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getOk } from '../ask'
import { median } from '../drive'
import type { Run } from '../part'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import type { Sheet } from '../sheet'
import { makeSite } from '../site/make-site'
import { postOne } from '../site/posting'
import { signInReally } from '../site/sign-in'
import { signInAuthors, type Writer } from '../site/writers'

const POLL_MS = 20
const BURST_POSTS = 48
const BURST_MS = 3_000
/** A page may be built anew once in this time. */
const BUILD_EVERY_MS = 250
/** After a post nobody asks for the page so long, then so many at once. */
const QUIET_MS = 1_500
const AT_ONCE = 20
const INTERLEAVED = 1_000
const PRIVATE_READERS = 5

type Seen = { at: number; version: string; numbers: Set<number> }
type Acknowledged = { number: number; at: number }
type Burst = { ages: number[]; builds: number; seconds: number; posts: number; blindPosters: number }

/** Bursts of posts to a page that somebody asks for every 20 ms: how old a page is seen, how often it is built. */
export async function measureFreshness(sheet: Sheet, { isQuick, folder }: Run): Promise<void> {
  const file = path.join(folder, 'freshness.db')
  const slugs = Array.from({ length: isQuick ? 2 : 6 }, (_, index) => `burst-${index}`)
  await makeSite(file, [
    { slug: 'others', comments: 1_000 },
    ...['quiet', ...slugs].map((slug) => ({ slug, comments: 0 })),
  ])
  const writers = await signInAuthors(file, 10)
  const server = await startOurSite(file)
  try {
    const bursts: Burst[] = []
    await burst(server, slugs[0] ?? '', writers.slice(0, 1), 2)
    for (const slug of slugs)
      bursts.push(await burst(server, slug, writers, slug === slugs[0] ? BURST_POSTS - 2 : BURST_POSTS))
    tell(sheet, bursts)
    const ages = await askAfterQuiet(server, 'quiet', writers.slice(0, isQuick ? 3 : 10))
    sheet.row(`age of the page that ${AT_ONCE} saw after a quiet while`, {
      maxMs: Math.max(...ages),
      count: ages.length,
    })
    await interleave(sheet, server)
  } finally {
    await server.end()
  }
}

function tell(sheet: Sheet, bursts: Burst[]): void {
  const ages = bursts.flatMap((one) => one.ages)
  const builds = Math.max(...bursts.map((one) => one.builds))
  const seconds = Math.max(...bursts.map((one) => one.seconds))
  sheet.row('age of the pages that others saw', { p50Ms: median(ages), maxMs: Math.max(...ages), count: ages.length })
  sheet.row('posters whose next load lacked their post', {
    count: bursts.reduce((sum, one) => sum + one.posts, 0),
    failed: bursts.reduce((sum, one) => sum + one.blindPosters, 0),
  })
  // One more for the page as it was before, one for the moment at either end.
  sheet.row('versions of the page, in the worst burst', {
    builds,
    buildsAllowed: Math.ceil((seconds * 1_000) / BUILD_EVERY_MS) + 2,
  })
}

/** All posts fit on the thread's first page, where each can be seen. */
async function burst(server: Server, slug: string, writers: Writer[], posts: number): Promise<Burst> {
  const url = `${server.origin}/articles/${slug}`
  const seen: Seen[] = []
  let isOver = false
  const poll = async () => {
    while (!isOver) {
      seen.push(await look(url))
      await sleep(POLL_MS)
    }
  }
  const began = performance.now()
  let blindPosters = 0
  const acknowledged: Acknowledged[] = []
  const write = async (writer: Writer, count: number) => {
    for (let index = 0; index < count; index++) {
      const number = await postOne(server.origin, slug, writer, [])
      acknowledged.push({ number, at: performance.now() })
      const own = await look(url, writer.cookie)
      if (!own.numbers.has(number)) blindPosters++
      await sleep((BURST_MS * writers.length) / posts)
    }
  }
  const shares = writers.map((_, index) => Math.floor((posts + index) / writers.length))
  const writeAll = async () => {
    await Promise.all(writers.map((writer, index) => write(writer, shares[index] ?? 0)))
    const seconds = (performance.now() - began) / 1_000
    await sleep(1_200)
    isOver = true
    return seconds
  }
  const [seconds] = await Promise.all([writeAll(), poll()])
  const builds = new Set(seen.map(({ version }) => version)).size
  return { ages: agesOf(seen, acknowledged), builds, seconds, posts: acknowledged.length, blindPosters }
}

/** For each page seen: how long ago the oldest post was acknowledged that it lacks; 0 where it lacks none. */
function agesOf(seen: Seen[], acknowledged: Acknowledged[]): number[] {
  return seen.map(({ at, numbers }) => {
    const lacking = acknowledged.filter((post) => post.at < at && !numbers.has(post.number))
    return Math.max(0, ...lacking.map((post) => at - post.at))
  })
}

/** Whoever builds the page anew must not leave the others with one that has been old for long. */
async function askAfterQuiet(server: Server, slug: string, writers: Writer[]): Promise<number[]> {
  const url = `${server.origin}/articles/${slug}`
  const [seen, acknowledged]: [Seen[], Acknowledged[]] = [[], []]
  for (const writer of writers) {
    await look(url)
    const number = await postOne(server.origin, slug, writer, [])
    acknowledged.push({ number, at: performance.now() })
    await sleep(QUIET_MS)
    seen.push(...(await Promise.all(Array.from({ length: AT_ONCE }, () => look(url)))))
  }
  return agesOf(seen, acknowledged)
}

/** One load of the page; its age is reckoned from the moment it was asked for, as whoever asked then could not know more. */
async function look(url: string, cookie?: string): Promise<Seen> {
  const at = performance.now()
  const { body, headers } = await getOk(url, cookie === undefined ? {} : { headers: { cookie } })
  const numbers = [...body.toString().matchAll(/\bid="c(\d+)"/g)].map(([, number]) => Number(number))
  return { at, version: headers.etag ?? [...numbers].join(), numbers: new Set(numbers) }
}

/** Readers who are signed in and readers who are not, one after the other and at once: nobody gets another's page. */
async function interleave(sheet: Sheet, server: Server): Promise<void> {
  const names = Array.from({ length: PRIVATE_READERS }, (_, index) => `Private Caller ${index + 1}`)
  const readers: (Writer | null)[] = [null]
  for (const name of names) readers.push(await signInReally(server.origin, name))
  let failed = 0
  const readAs = async (reader: Writer | null) => {
    const headers = reader === null ? {} : { cookie: reader.cookie }
    const page = (await getOk(`${server.origin}/articles/burst-0`, { headers })).body.toString()
    const named = names.filter((name) => page.includes(name))
    const isRight = reader === null ? named.length === 0 : named.length === 1 && named[0] === reader.name
    if (!isRight) failed++
  }
  for (let read = 0; read < INTERLEAVED; read += 10)
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => readAs(readers[(read + index * 7) % readers.length] ?? null)),
    )
  sheet.row('reads by several, interleaved', { count: INTERLEAVED, failed })
}
