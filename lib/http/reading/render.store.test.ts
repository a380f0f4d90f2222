import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { editComment } from '@/lib/comments/edit'
import { forgetSettings } from '@/lib/kernel/settings'
import { removeComment } from '@/lib/moderation/remove'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { buildReading } from '@/scripts/build-reading.mjs'
import { findAsset, readAssets } from './assets'
import { openBuilt } from './built'
import { readingPolicy, readManifest } from './manifest'
import { renderReading } from './render'

const folder = mkdtempSync(path.join(tmpdir(), 'engawa-reading-'))

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of these tests and of nothing else'
  forgetSettings()
  await buildReading({ folder: path.join(folder, 'reading') })
  await openBuilt(path.join(folder, 'reading'))
  readAssets(path.join(folder, 'reading/assets'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  delete process.env.NEXTAUTH_SECRET
  forgetSettings()
})

let author: Viewer
let article: { id: string; slug: string }
beforeEach(async () => {
  author = await aRegular('Pier Side')
  article = await anArticle()
})

const render = (address: string, viewer: Viewer | null = null, viewCookie?: string) => {
  const { pathname, searchParams } = new URL(address, 'http://here.invalid')
  return renderReading({
    path: pathname,
    query: searchParams,
    viewer,
    csrfToken: viewer ? 'a-token' : '',
    viewCookie,
    now: noon,
  })
}

const htmlOf = async (address: string, viewer: Viewer | null = null) => {
  const made = await render(address, viewer)
  return made && 'html' in made ? made.html : ''
}

test('every kind of reading page is a whole document with its words in it', async () => {
  const { slug } = article
  await aComment(author, slug, '>>¶3\n> a light instead.\nThe lamp was lit.')
  await editComment(author, slug, 1, { body: '>>¶3\n> a light instead.\nThe lamp was out.', revision: 1 }, afterNoon(1))
  await aComment(await aRegular('Low Tide'), slug, 'Yes.', afterNoon(5), 1)

  const expected = {
    '/': 'Night ferries return',
    '/rules': 'House rules',
    [`/articles/${slug}`]: 'The lamp was out.',
    [`/articles/${slug}/paragraphs/3`]: 'Quoted by 1 comment',
    [`/articles/${slug}/comments/1/conversation`]: 'Conversation around #1',
    [`/articles/${slug}/comments/1/history`]: 'As posted',
    '/readers/Pier%20Side': 'The lamp was out.',
    '/search': 'Words in comments and articles',
  }
  for (const [address, words] of Object.entries(expected)) {
    const html = await htmlOf(address)
    expect([address, html.slice(0, 15), html.includes(words)]).toEqual([address, '<!DOCTYPE html>', true])
    expect(html.endsWith('</body></html>')).toBe(true)
  }
})

test('a page depends on its own article, and its time is up when the article closes', async () => {
  const thread = await render(`/articles/${article.slug}`)
  const front = await render('/')
  const closed = await anArticle({ takesComments: 'closed' })

  expect(thread).toMatchObject({ articleId: article.id, until: new Date('2026-11-18T06:00:00Z') })
  expect(front).toMatchObject({ articleId: null, until: new Date('2026-11-18T06:00:00Z') })
  expect(await render(`/articles/${closed.slug}`)).toMatchObject({ until: null })
  expect(await render('/rules')).toMatchObject({ until: afterNoon(1) })
})

test('a permalink leads to the page of its comment, also for whoever has chosen another order', async () => {
  await aComment(author, article.slug, 'The lamp was lit.')

  const address = `/articles/${article.slug}`
  expect(await render(`${address}/comments/1`)).toEqual({ redirect: `${address}#c1` })
  expect(await render(`${address}/comments/1`, null, 'newest.flat')).toEqual({ redirect: `${address}?page=1#c1` })
})

test('what is not there, what no reading page is, and kept words are left to the framework', async () => {
  const { slug } = article
  await aComment(author, slug, 'The lamp was lit.')
  await removeComment(await aModerator(), slug, 1, { reason: 'spam', note: '' }, afterNoon(1))

  for (const address of [
    '/articles/nothing-here',
    `/articles/${slug}?page=2`,
    `/articles/${slug}?page=x`,
    `/articles/${slug}/comments/9`,
    `/articles/${slug}/comments/1/conversation`,
    `/articles/${slug}/comments/1/history`,
    `/articles/${slug}/paragraphs/9`,
    `/articles/${slug}/paragraphs/1?after=x`,
    '/readers/Nobody%20Here',
    `/articles/${slug}/write`,
    '/login',
    '/moderate',
    `/articles/${slug}?draft=1`,
  ])
    expect([address, await render(address)]).toEqual([address, null])
})

test('a signed-out reader’s page holds nothing of one viewer; a signed-in reader’s has the form to log out and a key', async () => {
  const address = `/articles/${article.slug}`
  await aComment(author, article.slug, 'The lamp was lit.')
  const reader = await aReader({ name: 'Low Tide' })

  const [first, second, own] = [await htmlOf(address), await htmlOf(address), await htmlOf(address, reader)]

  expect(first).toBe(second)
  expect(first).not.toMatch(/csrfToken|name="key"|name="opened" value="(?!signed-out)|Log out/)
  for (const part of ['value="a-token"', 'name="key"', 'name="opened"', 'Log out', 'Low Tide'])
    expect(own).toContain(part)
})

test('words from readers and addresses cannot leave their place', async () => {
  const trick = '</script><style>*{}</style><img src=x onerror=alert(1)> & "quotes" \'too\''
  await aComment(author, article.slug, `${trick} <b>`)

  const html = await htmlOf(`/articles/${article.slug}?said=${encodeURIComponent(trick)}`)

  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(html).not.toContain('<img')
  expect(html.match(/<style>/g)).toHaveLength(1)
})

test('the policy allows exactly the style that is in the page, and no other inline code', async () => {
  const html = await htmlOf('/')
  const policy = readingPolicy(readManifest(path.join(folder, 'reading')))

  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(policy).toContain(`style-src 'self' 'sha256-${hash}'`)
  expect(policy).toContain("script-src 'self';")
  expect(html).not.toMatch(/ style="|<script(?! type="application\/ld\+json"| type="module" src="\/assets\/)/)
})

test('every class in the markup is one of the style', async () => {
  await aComment(author, article.slug, '>>¶3\n> a light instead.\nThe lamp was lit.')
  const html = await htmlOf(`/articles/${article.slug}`)

  const [style = '', body = ''] = html.split('</style>')
  const classes = new Set([...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')))
  expect(classes.size).toBeGreaterThan(20)
  expect([...classes].filter((name) => !new RegExp(`\\.${name}[^\\w-]`).test(style))).toEqual([])
})

test('everything that a page loads is there, packed where that helps', async () => {
  const html = await htmlOf('/')

  const addresses = [...new Set(html.match(/\/assets\/[\w.-]+/g))]
  expect(addresses.length).toBeGreaterThan(2)
  for (const address of addresses) {
    const asset = findAsset(address)
    expect([address, asset !== null]).toEqual([address, true])
    expect(asset?.gzip === null).toBe(address.endsWith('.woff2'))
  }
  expect(findAsset('/assets/../manifest.json')).toBeNull()
})
