import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { BrowserContext, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { editComment } from '@/lib/comments/edit'
import { postComment } from '@/lib/comments/post'
import { aPerson, goOn, logIn, type Person, test } from './people'
import { SITE, SITE_ENVIRONMENT } from './site'

/** The framework on its own, over the same store: it makes every page, from the same components. */
const NEXT_PORT = 3_219
const NEXT = `http://localhost:${NEXT_PORT}`
/** Made anew with every page. */
const ONCE = ['key', 'until', 'opened']

test.describe.configure({ mode: 'serial' })
test.skip(({ withScript }) => withScript, 'what scripts do later is no difference between the pages')

let next: ChildProcess
test.beforeAll(async () => {
  if (test.info().project.use.javaScriptEnabled) return
  const environment = { ...process.env, ...SITE_ENVIRONMENT, PORT: String(NEXT_PORT), NODE_ENV: 'production' as const }
  next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(NEXT_PORT)], {
    env: environment,
    stdio: 'ignore',
  })
  const isUp = () =>
    fetch(`${NEXT}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isUp, { timeout: 30_000 }).toBe(true)
})
test.afterAll(async () => {
  if (!next || next.exitCode !== null) return
  next.kill('SIGTERM')
  await once(next, 'exit')
})

/** A thread with all that comments can be: quoted, edited, answered, recommended, long. Its addresses. */
async function aThread(slug: string, author: Person): Promise<string[]> {
  await goOn(slug, author)
  const body = `>>9\n> the\n\n>>p2\n> Six strokes of the pier bell\n\n- a list\n- *of* two, see >>7 and https://example.org\n\n${'On and on. '.repeat(200)}`
  const { number } = await postComment(author.viewer, slug, { body, replyTo: 7 })
  await editComment(author.viewer, slug, number, { body: body.replace('two', 'three'), revision: 1 })
  const thread = `/articles/${slug}`
  return [
    '/',
    '/?said=logged-out',
    '/rules',
    thread,
    `${thread}?page=2`,
    `${thread}?said=posted`,
    `${thread}?order=newest&view=flat`,
    `${thread}?order=discussed&view=flat`,
    `${thread}?order=oldest&view=threaded`,
    `${thread}?order=recommended&view=collapsed`,
    `${thread}/paragraphs/2`,
    `${thread}/comments/7/conversation`,
    `${thread}/comments/${number}/history`,
    `/readers/${encodeURIComponent(author.name)}`,
    '/search',
    `/search?q=entry&author=${encodeURIComponent(author.name)}`,
  ]
}

/** Tried again for a while: other tests import and post meanwhile, and a kept page may be half a second behind. */
async function compare(context: BrowserContext, page: Page, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await expect(async () => {
      const both = [read(context, page, SITE + address), read(context, page, NEXT + address)] as const
      const [ours, theirs] = await Promise.all(both)
      expect([address, ours.isFramework, theirs.isFramework]).toEqual([address, false, true])
      expect(ours.head, address).toEqual(theirs.head)
      expect(ours.body, address).toEqual(theirs.body)
    }).toPass({ timeout: 15_000 })
  }
}

/** A page as its markup says it, line by line; classes and what a framework adds for itself are left out. */
async function read(context: BrowserContext, page: Page, address: string) {
  const response = await context.request.get(address)
  expect([address, response.status()]).toEqual([address, 200])
  return page.evaluate(
    ([html, once]) => {
      const parsed = new DOMParser().parseFromString(html.replace(/<!--.*?-->/gs, ''), 'text/html')
      const isFramework = html.includes('/_next/')
      const nameOf = (element: Element) => {
        const isOnce = once.includes(element.getAttribute('name') ?? '')
        const attributes = [...element.attributes]
          .filter(({ name }) => name !== 'class')
          .map(({ name, value }) => `${name}=${name === 'data-until' || (isOnce && name === 'value') ? '…' : value}`)
        return `<${[element.tagName, ...attributes.sort()].join(' ')}>`
      }
      const inHead =
        'title, meta[name]:not([name=viewport], [name=next-size-adjust]), meta[property], link[rel=canonical]'
      const head = [...parsed.querySelectorAll(inHead)].map((element) => nameOf(element) + element.textContent).sort()
      const asides = 'script:not([type="application/ld+json"]), style, link, title, meta, template'
      for (const aside of parsed.querySelectorAll(asides)) aside.remove()
      for (const empty of parsed.querySelectorAll('body > div[hidden]')) if (empty.textContent === '') empty.remove()
      const lines: string[] = []
      const walk = (node: Node, depth: number) => {
        const words = (node.nodeValue ?? '').replace(/\s+/g, ' ')
        lines.push(' '.repeat(depth) + (node instanceof Element ? nameOf(node) : words))
        for (const child of node.childNodes) walk(child, depth + 1)
      }
      parsed.body.normalize()
      for (const child of parsed.body.childNodes) walk(child, 0)
      return { isFramework, head, body: lines }
    },
    [await response.text(), ONCE] as const,
  )
}

test('for a signed-out reader no words, links or forms differ from the page that the framework makes', async ({
  context,
  page,
  slug,
}) => {
  const addresses = await aThread(slug, await aPerson())

  await compare(context, page, addresses)
})

test('nor for a signed-in reader or a moderator', async ({ context, page, slug, desk }) => {
  const author = await aPerson()
  const addresses = await aThread(slug, author)
  await logIn(page, author)

  await compare(context, page, addresses)
  await compare(desk.context(), desk, addresses)
})
