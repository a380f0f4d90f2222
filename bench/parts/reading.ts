import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { getOk } from '../ask'
import { drive, type Load, type Measured, measure, middle } from '../drive'
import type { Run } from '../part'
import { startBareNode } from '../servers/bare-node'
import { findNginx, startNginx } from '../servers/nginx'
import { startOurSite } from '../servers/our-site'
import type { Server } from '../servers/server'
import { loadFigures, type Sheet } from '../sheet'
import { makeSite } from '../site/make-site'
import { signInReally } from '../site/sign-in'
import { ratiosOf, takeTurns } from '../turns'
import { measurePermalink } from './permalink'

/** How many comments stand in the threads that are read. */
export const SIZES = [21, 200, 2_000, 20_000]
/** So often must a page have been rendered before it is measured; then it has been compiled. */
const SIGNED_IN_WARM_UP = 200
const CONNECTIONS = 50
const GZIP = { 'accept-encoding': 'gzip' }

type Scene = { ours: Server; others: { name: string; server: Server }[]; run: Run; highestMb: number }
type Target = { row: string; server: Server; load: Load; bytes: number }

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
    await readSignedOut(sheet, scene)
    sheet.row('memory of ours, after reading signed out', { rssMb: await ours.rssMb() })
    for (const { name, server } of scene.others) sheet.row(`memory of ${name}`, { rssMb: await server.rssMb() })
    await readPermalinks(sheet, scene)
    await readSignedIn(sheet, scene)
    sheet.row('memory of ours, highest while reading', { rssMb: scene.highestMb })
  } finally {
    await ours.end()
    for (const { server } of scene.others) await server.end()
  }
}

const slugOf = (size: number) => `thread-of-${size}`
const pathOf = (size: number) => `/articles/${slugOf(size)}`
const rowOf = (name: string, size: number) => `${name}, ${size} comments`

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

/** All servers and all sizes in turns, so that whatever else the machine does falls on all of them. */
async function readSignedOut(sheet: Sheet, scene: Scene): Promise<void> {
  const { others, run } = scene
  const targets: Target[] = []
  for (const size of SIZES) targets.push(...(await firstPages(scene, size)), await notModified(scene, size))
  // A server that has just started is slower than it will ever be again; nobody reads of a site that has just started.
  for (const { load } of targets) await drive({ ...load, connections: 10, seconds: run.isQuick ? 0.5 : 2 })
  const found = await takeTurns(targets, run.isQuick ? 3 : 9, (target) => measureNoting(scene, target))
  for (const { row, bytes } of targets) sheet.row(row, { ...loadFigures(middle(found.get(row))), bytes })
  for (const { name } of others)
    for (const size of SIZES)
      sheet.row(`ours to ${name}, ${size} comments`, ratiosOf(found, rowOf('ours', size), rowOf(name, size)))
  for (const name of ['ours', ...others.map((one) => one.name)])
    sheet.row(`${name}, 20000 to 200 comments`, ratiosOf(found, rowOf(name, 20_000), rowOf(name, 200)))
}

async function measureNoting(scene: Scene, { server, load }: Target): Promise<Measured> {
  const measured = await measure(server, load)
  await noteMemory(scene)
  return measured
}

/** @throws {Error} when the servers do not send the same */
async function firstPages({ ours, others, run }: Scene, size: number): Promise<Target[]> {
  const [{ body }, seconds] = [await getOk(ours.origin + pathOf(size), { headers: GZIP }), secondsOf(run)]
  const servers = [{ name: 'ours', server: ours, path: pathOf(size) }]
  for (const one of others) servers.push({ ...one, path: `/${slugOf(size)}.html` })
  return Promise.all(
    servers.map(async ({ name, server, path }) => {
      const url = server.origin + path
      if (!(await getOk(url, { headers: GZIP })).body.equals(body))
        throw new Error(`What ${name} sends is not the page that is compared.`)
      const load = { url, connections: CONNECTIONS, seconds, headers: GZIP }
      return { row: rowOf(name, size), server, load, bytes: body.length }
    }),
  )
}

async function notModified({ ours, run }: Scene, size: number): Promise<Target> {
  const url = ours.origin + pathOf(size)
  const { etag = '' } = (await getOk(url, { headers: GZIP })).headers
  const headers = { ...GZIP, 'if-none-match': etag }
  const load = { url, connections: CONNECTIONS, seconds: secondsOf(run), headers, expect: [304] }
  return { row: `${rowOf('ours', size)}, not modified`, server: ours, load, bytes: 0 }
}

async function readPermalinks(sheet: Sheet, scene: Scene): Promise<void> {
  const { ours, run } = scene
  const targets = [200, 20_000].map((size) => ({
    row: rowOf('permalink', size),
    load: {
      url: `${ours.origin}${pathOf(size)}/comments/${Math.round(size * 0.6)}`,
      connections: 10,
      seconds: secondsOf(run),
      headers: GZIP,
    },
  }))
  for (const { load } of targets) await measurePermalink(ours, load)
  const found = await takeTurns(targets, run.isQuick ? 1 : 3, ({ load }) => measurePermalink(ours, load))
  for (const [row, rounds] of found) sheet.row(row, loadFigures(middle(rounds)))
  await noteMemory(scene)
}

async function readSignedIn(sheet: Sheet, scene: Scene): Promise<void> {
  const { ours, run } = scene
  const { cookie } = await signInReally(ours.origin, 'Halvik Caller')
  const targets: Target[] = SIZES.map((size) => {
    const load = { url: ours.origin + pathOf(size), connections: 4, headers: { ...GZIP, cookie } }
    return { row: rowOf('signed in', size), server: ours, load: { ...load, amount: run.isQuick ? 40 : 120 }, bytes: 0 }
  })
  for (const { load } of targets) await drive({ ...load, amount: SIGNED_IN_WARM_UP })
  const found = await takeTurns(targets, run.isQuick ? 3 : 7, (target) => measureNoting(scene, target))
  for (const [row, rounds] of found) sheet.row(row, loadFigures(middle(rounds)))
  sheet.row('signed in, 20000 to 200 comments', ratiosOf(found, rowOf('signed in', 20_000), rowOf('signed in', 200)))
}

const secondsOf = ({ isQuick }: Run) => (isQuick ? 0.5 : 1)

async function noteMemory(scene: Scene): Promise<void> {
  scene.highestMb = Math.max(scene.highestMb, await scene.ours.rssMb())
}
