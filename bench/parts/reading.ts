import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { get, getOk } from '../ask'
import { drive, type Measured, measure, middle } from '../drive'
import type { Run } from '../part'
import { startBareNode } from '../servers/bare-node'
import { findNginx, startNginx } from '../servers/nginx'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import { loadFigures, type Sheet } from '../sheet'
import { makeSite } from '../site/make-site'
import { signInReally } from '../site/sign-in'

/** How many comments stand in the threads that are read. */
export const SIZES = [21, 200, 2_000, 20_000]
const CONNECTIONS = 50
const GZIP = { 'accept-encoding': 'gzip' }

type Scene = { ours: Server; others: { name: string; server: Server }[]; run: Run; highestMb: number }

/** Reads the first pages of threads of all sizes: from our site, from nginx and from bare Node, the same bytes each. */
export async function measureReading(sheet: Sheet, run: Run): Promise<void> {
  const file = path.join(run.folder, 'reading.db')
  await makeSite(
    file,
    SIZES.map((comments) => ({ slug: slugOf(comments), comments })),
  )
  const ours = await startOurSite(file)
  const scene: Scene = { ours, others: [], run, highestMb: 0 }
  try {
    const pages = path.join(run.folder, 'pages')
    await savePages(ours.origin, pages)
    scene.others.push({ name: 'bare node', server: await startBareNode(pages, `/${slugOf(21)}.html`) })
    const nginx = findNginx()
    if (nginx === null) sheet.note('nginx is not on this machine: nothing is compared with it.')
    else scene.others.push({ name: 'nginx', server: await startNginx(nginx, pages) })
    sheet.row('memory of ours, before reading', { rssMb: await ours.rssMb() })
    await warmUp(scene)
    for (const size of SIZES) await readFirstPage(sheet, scene, size)
    sheet.row('memory of ours, after reading signed out', { rssMb: await ours.rssMb() })
    for (const size of [200, 20_000]) await readPermalink(sheet, scene, size)
    await readSignedIn(sheet, scene)
    sheet.row('memory of ours, highest while reading', { rssMb: scene.highestMb })
  } finally {
    await ours.end()
    for (const { server } of scene.others) await server.end()
  }
}

const slugOf = (size: number) => `thread-of-${size}`
const pathOf = (size: number) => `/articles/${slugOf(size)}`

/** Keeps the pages as files, with the very bytes that our site sends. */
async function savePages(origin: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const size of SIZES) {
    const { body, headers } = await getOk(origin + pathOf(size), { headers: GZIP })
    if (headers['content-encoding'] !== 'gzip') throw new Error(`${pathOf(size)} was not sent compressed.`)
    const file = path.join(folder, `${slugOf(size)}.html`)
    writeFileSync(`${file}.gz`, body)
    writeFileSync(file, gunzipSync(body))
  }
}

/** A server that has just started is slower than it will ever be again; nobody reads of a site that has just started. */
async function warmUp({ ours, others, run }: Scene): Promise<void> {
  const seconds = run.isQuick ? 1 : 4
  for (const size of SIZES)
    await drive({ url: ours.origin + pathOf(size), connections: 10, seconds: seconds / 2, headers: GZIP })
  for (const { server } of others)
    await drive({ url: `${server.origin}/${slugOf(200)}.html`, connections: 10, seconds, headers: GZIP })
}

/** In turns, so that whatever else the machine does falls on all of them. */
async function readFirstPage(sheet: Sheet, scene: Scene, size: number): Promise<void> {
  const { ours, others, run } = scene
  const targets = [
    { name: 'ours', server: ours, url: ours.origin + pathOf(size) },
    ...others.map(({ name, server }) => ({ name, server, url: `${server.origin}/${slugOf(size)}.html` })),
  ]
  const bytes = await sameBytes(targets)
  const rounds = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]))
  for (let round = 0; round < (run.isQuick ? 1 : 3); round++) {
    for (const { name, server, url } of targets) {
      const load = { url, connections: CONNECTIONS, seconds: run.isQuick ? 1.5 : 2, headers: GZIP }
      rounds.get(name)?.push(await measure(server, load))
      await noteMemory(scene)
    }
  }
  for (const { name, server } of targets)
    sheet.row(`${name}, ${size} comments`, {
      ...loadFigures(middle(rounds.get(name) ?? [])),
      bytes: bytes.get(name) ?? 0,
      rssMb: await server.rssMb(),
    })
  await readUnchanged(sheet, scene, size)
}

/** @throws {Error} when the servers do not send the same */
async function sameBytes(targets: { name: string; url: string }[]): Promise<Map<string, number>> {
  const answers = await Promise.all(
    targets.map(async ({ name, url }) => ({ name, body: (await getOk(url, { headers: GZIP })).body })),
  )
  for (const { name, body } of answers)
    if (answers[0] && !body.equals(answers[0].body))
      throw new Error(`What ${name} sends is not the page that is compared.`)
  return new Map(answers.map(({ name, body }) => [name, body.length]))
}

async function readUnchanged(sheet: Sheet, { ours, run }: Scene, size: number): Promise<void> {
  const url = ours.origin + pathOf(size)
  const { etag } = (await getOk(url, { headers: GZIP })).headers
  if (etag === undefined) {
    sheet.note(`The page of ${size} comments has no ETag: nothing can be answered by 304.`)
    return
  }
  const headers = { ...GZIP, 'if-none-match': etag }
  const load = { url, connections: CONNECTIONS, seconds: run.isQuick ? 1 : 3, headers, expect: [304] }
  sheet.row(`ours, ${size} comments, not modified`, loadFigures(await measure(ours, load)))
}

/** A comment's own address, and the page it leads to where it leads elsewhere. */
async function readPermalink(sheet: Sheet, scene: Scene, size: number): Promise<void> {
  const { ours, run } = scene
  const url = `${ours.origin}${pathOf(size)}/comments/${Math.round(size * 0.6)}`
  sheet.row(`permalink, ${size} comments`, loadFigures(await measurePermalink(ours, url, run)))
  await noteMemory(scene)
}

/** Both requests of a permalink that leads elsewhere count as one. */
export async function measurePermalink(server: Server, url: string, run: Run): Promise<Measured> {
  const { status, headers } = await get(url)
  const load = { connections: 10, seconds: run.isQuick ? 1 : 3, headers: GZIP }
  const first = await measure(server, { ...load, url, expect: [status] })
  if (status === 200 || headers.location === undefined) return first
  const led = new URL(headers.location, url)
  led.hash = ''
  const second = await measure(server, { ...load, url: led.href })
  const both = (figure: 'cpuMs' | 'p50Ms' | 'p99Ms' | 'failed') => first[figure] + second[figure]
  return {
    cpuMs: both('cpuMs'),
    perSecond: 1 / (1 / first.perSecond + 1 / second.perSecond),
    p50Ms: both('p50Ms'),
    p99Ms: both('p99Ms'),
    count: first.count,
    failed: both('failed'),
  }
}

async function readSignedIn(sheet: Sheet, scene: Scene): Promise<void> {
  const { ours, run } = scene
  const { cookie } = await signInReally(ours.origin, 'Halvik Caller')
  const headers = { ...GZIP, cookie }
  await drive({ url: ours.origin + pathOf(200), connections: 4, amount: run.isQuick ? 150 : 600, headers })
  for (const size of SIZES) {
    const url = ours.origin + pathOf(size)
    await drive({ url, connections: 4, amount: 20, headers })
    const measured = await measure(ours, { url, connections: 4, amount: run.isQuick ? 100 : 600, headers })
    sheet.row(`signed in, ${size} comments`, loadFigures(measured))
    await noteMemory(scene)
  }
}

async function noteMemory(scene: Scene): Promise<void> {
  scene.highestMb = Math.max(scene.highestMb, await scene.ours.rssMb())
}
