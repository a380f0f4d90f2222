import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { z } from 'zod'
import { getOk } from '../ask'
import { median } from '../drive'
import { BROWSER_ENCODINGS, type Run, Skipped } from '../part'
import { startBareNode } from '../servers/bare-node'
import { startOurSite } from '../servers/our-site'
import type { Sheet } from '../sheet'
import { makeSite } from '../site/make-site'

const THREAD = { slug: 'slow-thread', comments: 200 }
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** "Slow 4G" as the developer tools of Chromium set it: 562.5 ms, 1.44 Mbit/s down, 0.675 Mbit/s up. */
const SLOW_4G = {
  offline: false,
  latency: 150 * 3.75,
  downloadThroughput: ((1.6 * 1_000 * 1_000) / 8) * 0.9,
  uploadThroughput: ((750 * 1_000) / 8) * 0.9,
}
/** A telephone of the usual size. */
const VIEWPORT = { width: 390, height: 844 }
/** Long enough after loading for fonts to come and for whatever moves to have moved. */
const SETTLED_MS = 1_500

const Seen = z.object({ firstComment: z.number(), firstPaint: z.number(), shift: z.number(), requests: z.number() })
type Seen = z.infer<typeof Seen>

/** When the first comment can be seen in Chromium on a slow line: on our page, and on a bare file with the same words. */
export async function measureSlow4g(sheet: Sheet, { isQuick, folder }: Run): Promise<void> {
  const file = path.join(folder, 'slow.db')
  await makeSite(file, [THREAD])
  const browser = await openBrowser()
  const ours = await startOurSite(file)
  const pages = path.join(folder, 'pages')
  const url = `${ours.origin}/articles/${THREAD.slug}`
  const bytes = await saveBarePage(url, pages)
  const bare = await startBareNode(pages, '/slow.html')
  try {
    const targets = [
      { name: 'our page', url },
      { name: 'a bare file', url: `${bare.origin}/slow.html` },
    ]
    const seen = new Map<string, Seen[]>(targets.map(({ name }) => [name, []]))
    for (let round = 0; round < (isQuick ? 3 : 7); round++)
      for (const target of targets) seen.get(target.name)?.push(await look(browser, target.url))
    for (const [name, all] of seen) {
      // Nothing can be seen before the first paint, whatever has its place.
      const times = all.map(({ firstComment, firstPaint }) => Math.max(firstComment, firstPaint))
      sheet.row(`first comment visible, ${name}`, {
        p50Ms: median(times),
        maxMs: Math.max(...times),
        count: all.length,
        paintMs: median(all.map(({ firstPaint }) => firstPaint)),
        cls: Math.max(...all.map(({ shift }) => shift)),
        requests: Math.max(...all.map(({ requests }) => requests)),
        bytes: name === 'our page' ? bytes.ours : bytes.bare,
      })
    }
  } finally {
    await browser.close()
    await ours.end()
    await bare.end()
  }
}

async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? PROGRAMS.find((program) => existsSync(program))
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  try {
    return await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
  } catch (error) {
    throw new Skipped(`There is no Chromium: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
}

/** Our page as a file: its style inside it, no scripts, no fonts, nothing to load, compressed as well as gzip can. */
async function saveBarePage(url: string, folder: string): Promise<{ ours: number; bare: number }> {
  const whole = (await getOk(url)).body.toString()
  const sent = await getOk(url, { headers: { 'accept-encoding': BROWSER_ENCODINGS } })
  let html = whole.replace(/<script\b[\s\S]*?<\/script>/g, '')
  for (const [link, attributes = ''] of html.matchAll(/<link\b([^>]*)>/g)) {
    const href = /href="([^"]+)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? ''
    if (href.startsWith('data:')) continue
    const css = /rel="stylesheet"/.test(attributes) ? (await getOk(new URL(href, url).href)).body.toString() : null
    html = html.replace(link, () => (css === null ? '' : `<style>${css}</style>`))
  }
  const bare = gzipSync(html.replace(/@font-face\s*\{[^}]*\}/g, ''), { level: 9 })
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'slow.html.gz'), bare)
  return { ours: sent.body.length, bare: bare.length }
}

async function look(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  try {
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.emulateNetworkConditions', SLOW_4G)
    await page.addInitScript({ path: path.join(import.meta.dirname, 'watch-first-comment.js') })
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
    await page.waitForFunction('benchSeen.firstComment > 0', null, { timeout: 30_000 })
    await page.waitForTimeout(SETTLED_MS)
    return Seen.parse(await page.evaluate('benchSeen'))
  } finally {
    await context.close()
  }
}
