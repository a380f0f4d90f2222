import { gzipSync } from 'node:zlib'
import type { CDPSession, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { findArticleHead } from '@/lib/articles/queries'
import { storeComments } from '@/lib/testing/stored-thread'
import { anArticle, aPerson, logIn, type Person, test } from './people'

const KB = 1_024
const COMMENTS = 200

type Loaded = { url: string; type: string; bytes: number; blocks: boolean }

test.skip(({ withScript }) => !withScript, 'a page without JavaScript weighs less')

/** An article of the sample, its thread replaced by a long one with quotes. */
async function aLongThread(author: Person): Promise<string> {
  const slug = await anArticle()
  const article = await findArticleHead(slug)
  const begin = article?.lastNumber ?? 0
  const comments = Array.from({ length: COMMENTS - begin }, (_, index) => ({
    author: author.viewer,
    number: begin + index + 1,
    wordings: [
      `Entry ${begin + index + 1} of the log.\n\nThe lamp was lit, *nobody* came by, and the boats stayed in.`,
    ],
  }))
  await storeComments(article?.id ?? '', comments)
  return slug
}

/** What a page loads until nothing more comes, as it goes over the wire. */
async function weigh(page: Page, address: string): Promise<Loaded[]> {
  const devtools = await page.context().newCDPSession(page)
  const loaded = await listen(devtools)
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  const blocking = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
      .map(({ name }) => name),
  )
  return [...loaded.values()].map((one) => ({ ...one, blocks: blocking.includes(one.url) }))
}

async function listen(devtools: CDPSession): Promise<Map<string, Loaded>> {
  const loaded = new Map<string, Loaded>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other' }) => {
    if (!request.url.startsWith('data:')) loaded.set(requestId, { url: request.url, type, bytes: 0, blocks: false })
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  return loaded
}

const bytesOf = (loaded: Loaded[], type: string) =>
  loaded.filter((one) => one.type === type).reduce((sum, { bytes }) => sum + bytes, 0)

test('a signed-out reader’s page of 200 comments keeps its budgets, and nothing holds up its first paint', async ({
  page,
}) => {
  const slug = await aLongThread(await aPerson())
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry) document.documentElement.dataset.shifts += ` ${entry.value}`
    }).observe({ type: 'layout-shift', buffered: true })
  })

  const loaded = await weigh(page, `/articles/${slug}`)

  const style = await page.locator('style').evaluate((element) => element.textContent ?? '')
  const fonts = loaded.filter(({ type }) => type === 'Font')
  expect(fonts.length).toBeLessThanOrEqual(2)
  expect(loaded.length - fonts.length, JSON.stringify(loaded)).toBeLessThanOrEqual(4)
  expect(loaded.filter(({ blocks }) => blocks)).toEqual([])
  expect(bytesOf(loaded, 'Stylesheet') + gzipSync(style).length).toBeLessThanOrEqual(10 * KB)
  expect(bytesOf(loaded, 'Script')).toBeGreaterThan(0)
  expect(bytesOf(loaded, 'Script')).toBeLessThanOrEqual(8 * KB)
  await expect(page.getByRole('article')).toHaveCount(51)
  await page.mouse.wheel(0, 20_000)
  await page.waitForTimeout(300)
  expect(await page.locator('html').getAttribute('data-shifts')).toBeNull()
})

test('a signed-in reader’s page loads its JavaScript after the text, and little of it, also for writing', async ({
  page,
}) => {
  const [writer, reader] = [await aPerson(), await aPerson()]
  const slug = await aLongThread(writer)
  await logIn(page, reader)

  const loaded = await weigh(page, `/articles/${slug}`)
  const devtools = await page.context().newCDPSession(page)
  const later = await listen(devtools)
  await page.locator('#c30 a[data-quote]').click()
  await expect(page.locator('[data-composer] [role=group]')).toBeVisible()
  await page.waitForLoadState('networkidle')

  expect(loaded.filter(({ blocks }) => blocks)).toEqual([])
  expect(bytesOf([...later.values()], 'Script')).toBeGreaterThan(0)
  expect(bytesOf([...loaded, ...later.values()], 'Script')).toBeLessThanOrEqual(170 * KB)
})

test('letters that come late are not put in the place of those that are read', async ({ page, slug }) => {
  await page.goto(`/articles/${slug}`)

  const displays = await page.evaluate(() => [...document.fonts].map(({ display }) => display))
  expect(new Set(displays)).toEqual(new Set(['optional']))
})
