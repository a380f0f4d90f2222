import path from 'node:path'
import { get, getOk } from '../ask'
import { drive, type Measured, measure, median, middle } from '../drive'
import type { Run } from '../part'
import { say } from '../say'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import { loadFigures, type Sheet } from '../sheet'
import { bigSite, makeSite } from '../site/make-site'
import { countStored, type Passage, passagesOf, writerSetup } from '../site/posting'
import { signInAuthors, type Writer } from '../site/writers'
import { measurePermalink } from './reading'

const READ = { slug: 'measured', comments: 200 }
const POSTED = { slug: 'posted-to', comments: 200 }
const GZIP = { 'accept-encoding': 'gzip' }
/** A word that stands in most comments, one in few, two together, and a stretch of words. */
const SEARCHES = ['the', 'Stenmoor', 'harbour ferry', '"in Halvik"']
const SEARCH_PATHS = ['/search?q=', '/api/search?q=']

type Site = { size: number; file: string; server: Server; writers: Writer[]; passages: Passage[] }
type Kind = 'first page' | 'first page, signed in' | 'permalink' | 'posts'
const KINDS: Kind[] = ['first page', 'first page, signed in', 'permalink', 'posts']

/** The same threads in sites of a thousand to a million comments, served at the same time and measured in turns. */
export async function measureGrowth(sheet: Sheet, run: Run): Promise<void> {
  const sites: Site[] = []
  try {
    for (const size of run.isQuick ? [1_000, 100_000] : [1_000, 30_000, 1_000_000])
      sites.push(await openSite(size, run.folder))
    const rounds = await measureInTurns(sites, run)
    for (const [key, all] of rounds) sheet.row(key, loadFigures(middle(all)))
    for (const site of sites) await measureSearch(sheet, site, run)
    for (const { size, server } of sites) sheet.row(`memory, ${size} in the site`, { rssMb: await server.rssMb() })
  } finally {
    for (const { server } of sites) await server.end()
  }
}

/** Several rounds of every kind, site after site; the first round only warms up. */
async function measureInTurns(sites: Site[], run: Run): Promise<Map<string, Measured[]>> {
  const rounds = new Map<string, Measured[]>()
  const takeTurns = async (kind: Kind, isKept: boolean) => {
    for (const site of sites) {
      const measured = await measureKind(site, kind, run)
      const key = `${kind}, ${site.size} in the site`
      if (isKept) rounds.set(key, [...(rounds.get(key) ?? []), measured])
    }
  }
  for (let round = -1; round < (run.isQuick ? 1 : 2); round++)
    for (const kind of KINDS) await takeTurns(kind, round >= 0)
  return rounds
}

async function openSite(size: number, folder: string): Promise<Site> {
  say(`  a site of ${size} comments`)
  const file = path.join(folder, `${size}.db`)
  await makeSite(file, bigSite(size, [READ, POSTED]))
  const writers = await signInAuthors(file, 10)
  return { size, file, server: await startOurSite(file), writers, passages: passagesOf(file, POSTED.slug) }
}

async function measureKind(site: Site, kind: Kind, run: Run): Promise<Measured> {
  const { server, writers } = site
  const url = `${server.origin}/articles/${READ.slug}`
  switch (kind) {
    case 'first page':
      return measure(server, { url, connections: 10, seconds: run.isQuick ? 1 : 2, headers: GZIP })
    case 'first page, signed in': {
      const headers = { ...GZIP, cookie: writers[0]?.cookie ?? '' }
      return measure(server, { url, connections: 2, amount: run.isQuick ? 60 : 300, headers })
    }
    case 'permalink':
      return measurePermalink(server, `${url}/comments/120`, run)
    case 'posts':
      return measurePosts(site, run)
  }
}

async function measurePosts({ server, file, writers, passages }: Site, run: Run): Promise<Measured> {
  const acknowledged: number[] = []
  const beyond = countStored(file, POSTED.slug, 0, []).stored
  const setup = writerSetup({ origin: server.origin, slug: POSTED.slug, writers, passages, acknowledged })
  const amount = run.isQuick ? 200 : 1_000
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
