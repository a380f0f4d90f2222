import path from 'node:path'
import { get, getOk } from '../ask'
import { BIG, SMALL } from '../claim'
import { drive, type Measured, measure, median, middle } from '../drive'
import type { Run } from '../part'
import { say } from '../say'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import { loadFigures, type Sheet } from '../sheet'
import { bigSite, makeSite } from '../site/make-site'
import { countStored, type Passage, passagesOf, writerSetup } from '../site/posting'
import { signInAuthors, type Writer } from '../site/writers'
import { ratiosOf, takeTurns } from '../turns'
import { measurePermalink } from './permalink'

const READ = { slug: 'measured', comments: 200 }
const POSTED = { slug: 'posted-to', comments: 200 }
const GZIP = { 'accept-encoding': 'gzip' }
/** A word that stands in most comments, one in few, two together, and a stretch of words. */
const SEARCHES = ['the', 'Stenmoor', 'harbour ferry', '"in Halvik"']
const SEARCH_PATHS = ['/search?q=', '/api/search?q=']

type Site = { size: number; file: string; server: Server; writers: Writer[]; passages: Passage[] }
type Kind = 'first page' | 'first page, signed in' | 'permalink' | 'posts'
const KINDS: Kind[] = ['first page', 'first page, signed in', 'permalink', 'posts']
/** How much one turn asks for. */
type Amounts = { seconds: number; signedIn: number; posts: number }
const WARM_UP: Amounts = { seconds: 2, signedIn: 200, posts: 600 }
const TURN: Amounts = { seconds: 1, signedIn: 80, posts: 400 }
const QUICK_TURN: Amounts = { seconds: 0.5, signedIn: 40, posts: 200 }

/** The same threads in sites of a thousand to a million comments, served at the same time and measured in turns. */
export async function measureGrowth(sheet: Sheet, run: Run): Promise<void> {
  const sites: Site[] = []
  try {
    const sizes = run.isQuick ? [SMALL, 100_000] : [SMALL, 30_000, BIG]
    for (const size of sizes) sites.push(await openSite(size, run.folder))
    for (const kind of KINDS) for (const site of sites) await measureKind(site, kind, WARM_UP)
    for (const kind of KINDS) await compare(sheet, sites, kind, run)
    for (const site of sites) await measureSearch(sheet, site, run)
    for (const { size, server } of sites) sheet.row(`memory, ${size} in the site`, { rssMb: await server.rssMb() })
  } finally {
    for (const { server } of sites) await server.end()
  }
}

async function compare(sheet: Sheet, sites: Site[], kind: Kind, { isQuick }: Run): Promise<void> {
  const rowOf = (size: number) => `${kind}, ${size} in the site`
  const targets = sites.map((site) => ({ row: rowOf(site.size), site }))
  const found = await takeTurns(targets, isQuick ? 3 : 7, ({ site }) =>
    measureKind(site, kind, isQuick ? QUICK_TURN : TURN),
  )
  for (const [row, rounds] of found) sheet.row(row, loadFigures(middle(rounds)))
  for (const { size } of sites.slice(1))
    sheet.row(`${kind}, ${size} to ${SMALL} in the site`, ratiosOf(found, rowOf(size), rowOf(SMALL)))
}

async function openSite(size: number, folder: string): Promise<Site> {
  say(`  a site of ${size} comments`)
  const file = path.join(folder, `${size}.db`)
  await makeSite(file, bigSite(size, [READ, POSTED]))
  const writers = await signInAuthors(file, 10)
  return { size, file, server: await startOurSite(file), writers, passages: passagesOf(file, POSTED.slug) }
}

async function measureKind(site: Site, kind: Kind, { seconds, signedIn, posts }: Amounts): Promise<Measured> {
  const { server, writers } = site
  const load = { url: `${server.origin}/articles/${READ.slug}`, connections: 10, headers: GZIP }
  switch (kind) {
    case 'first page':
      return measure(server, { ...load, seconds })
    case 'first page, signed in': {
      const headers = { ...GZIP, cookie: writers[0]?.cookie ?? '' }
      return measure(server, { ...load, connections: 2, amount: signedIn, headers })
    }
    case 'permalink':
      return measurePermalink(server, { ...load, url: `${load.url}/comments/120`, seconds })
    case 'posts':
      return measurePosts(site, posts)
  }
}

async function measurePosts({ server, file, writers, passages }: Site, amount: number): Promise<Measured> {
  const acknowledged: number[] = []
  const beyond = countStored(file, POSTED.slug, 0, []).stored
  const setup = writerSetup({ origin: server.origin, slug: POSTED.slug, writers, passages, acknowledged })
  const measured = await measure(server, { url: server.origin, connections: 10, amount, expect: [201], setup })
  const { missing } = countStored(file, POSTED.slug, beyond, acknowledged)
  return { ...measured, failed: measured.failed + missing }
}

async function measureSearch(sheet: Sheet, { size, server }: Site, run: Run): Promise<void> {
  const found = await findSearch(server)
  if (found === null) {
    sheet.note('There is no search at /search yet.')
    return
  }
  let slowest = 0
  for (const words of SEARCHES) {
    const url = server.origin + found + encodeURIComponent(words)
    await drive({ url, connections: 1, amount: 2 })
    const before = await server.cpuMs()
    const times: number[] = []
    for (let asked = 0; asked < (run.isQuick ? 5 : 20); asked++) times.push((await getOk(url)).ms)
    const cpuMs = ((await server.cpuMs()) - before) / times.length
    sheet.row(`search for ${words}, ${size} in the site`, {
      cpuMs,
      p50Ms: median(times),
      maxMs: Math.max(...times),
      count: times.length,
    })
    slowest = Math.max(slowest, median(times))
  }
  sheet.row(`slowest search, ${size} in the site`, { p50Ms: slowest })
}

async function findSearch(server: Server): Promise<string | null> {
  for (const found of SEARCH_PATHS) if ((await get(`${server.origin}${found}the`)).status === 200) return found
  return null
}
