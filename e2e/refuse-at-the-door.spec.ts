import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { countRows } from '@/lib/testing/count-rows'
import { aPerson, logIn, test } from './people'
import { SITE } from './site'

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const
const PLACES: Record<string, string> = { '[number]': '7', '[name]': 'Bramble', '[...nextauth]': 'signout' }

/** Every API route of the build, so that a new one is tested from its first day. */
function listRoutes(slug: string): string[] {
  const routes = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')))
  return Object.values(routes)
    .filter((route) => route.startsWith('/api/'))
    .map((route) => route.replace('[slug]', slug).replace(/\[[^\]]+\]/g, (part) => PLACES[part] ?? part))
}

const FORGED: Record<string, string>[] = [
  {},
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://forum.localhost:3217' },
  { origin: SITE, 'sec-fetch-site': 'cross-site' },
]

test('CSRF-1 no route changes anything for a request that another site could have sent', async ({ page, slug }) => {
  test.setTimeout(120_000)
  await logIn(page, await aPerson('admin'))
  const before = await countRows()

  for (const route of listRoutes(slug))
    for (const method of METHODS)
      for (const headers of FORGED) {
        const answer = await page.request.fetch(route, {
          method,
          headers: { ...headers, 'content-type': 'application/json' },
          data: '{}',
        })
        expect([route, method, headers, answer.status() >= 400]).toEqual([route, method, headers, true])
      }

  expect(await countRows()).toEqual(before)
})

test('CSRF-1 bodies of other types are refused, and reading changes nothing', async ({ page, slug }) => {
  await logIn(page, await aPerson('admin'))
  const before = await countRows()

  for (const route of listRoutes(slug)) {
    const isImport = route === '/api/imports'
    for (const type of isImport ? [] : ['text/plain', 'multipart/form-data; boundary=x']) {
      const answer = await page.request.fetch(route, {
        method: 'POST',
        headers: { origin: SITE, 'content-type': type },
        data: 'body=hello',
      })
      expect([route, type, answer.status() >= 400 || route.startsWith('/api/auth/')]).toEqual([route, type, true])
    }
    await page.request.get(route)
    await page.request.head(route)
  }

  expect(await countRows()).toEqual(before)
})

test('the control: the same request from here is let in', async ({ page, slug }) => {
  await logIn(page, await aPerson())

  const answer = await page.request.post(`/api/articles/${slug}/comments`, {
    headers: { origin: SITE },
    data: { body: 'From here.' },
  })

  expect(answer.status()).toBe(201)
  expect(answer.headers().location).toBe(`/articles/${slug}/comments/24`)
  expect(await answer.json()).toMatchObject({
    number: 24,
    status: 'shown',
    text: 'From here.',
    quotes: [],
    quotedBy: [],
    revision: 1,
  })
})

test('AUTHZ-3 unknown fields and operators are refused', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  const before = await countRows()
  const bodies = [
    { body: 'Hello.', status: 'shown' },
    { body: 'Hello.', authorId: '1' },
    { body: { not: '' } },
    { body: 'Hello.', replyTo: { not: 0 } },
    { body: 'Hello.', article: { connect: { id: '1' } } },
    JSON.parse('{"body":"Hello.","__proto__":{"role":"admin"}}'),
    [],
    'Hello.',
    null,
    { body: 'Hello.', replyTo: 2 ** 31 },
  ]

  for (const data of bodies) {
    const answer = await page.request.post(`/api/articles/${slug}/comments`, {
      headers: { origin: SITE, 'content-type': 'application/json' },
      data: JSON.stringify(data),
    })
    expect([data, answer.status()]).toEqual([data, 422])
  }

  expect(await countRows()).toEqual(before)
})

test('SIZE-1 bodies that are too large, too deep or broken are refused at once', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  const path = `/api/articles/${slug}/comments`
  const bodies = ['x'.repeat(2_000_000), `${'['.repeat(100_000)}${']'.repeat(100_000)}`, '{"body":', '\u0000']

  for (const data of bodies) {
    const answer = await page.request.post(path, {
      headers: { origin: SITE, 'content-type': 'application/json' },
      data,
    })
    expect(answer.status()).toBeGreaterThanOrEqual(400)
    expect(answer.status()).toBeLessThan(500)
  }

  expect((await page.request.get(path)).status()).toBe(200)
})

test('an idempotency key makes a retry safe', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  const post = () =>
    page.request.post(`/api/articles/${slug}/comments`, {
      headers: { origin: SITE, 'idempotency-key': `retry-${slug}` },
      data: { body: 'Once.' },
    })

  const [first, second] = [await post(), await post()]

  expect([(await first.json()).number, (await second.json()).number]).toEqual([24, 24])
})

test('AUTH-4 a broken token means signed out, never an error', async ({ page }) => {
  await page.context().addCookies([{ name: 'next-auth.session-token', value: 'eyJhbGciOiJkaXIi.broken', url: SITE }])

  const answer = await page.goto('/')

  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible()
})

test('a refusal names its code and field', async ({ request, page, slug }) => {
  const signedOut = await request.post(`/api/articles/${slug}/comments`, {
    headers: { origin: SITE },
    data: { body: 'Hello.' },
  })
  await logIn(page, await aPerson())
  const misquote = await page.request.post(`/api/articles/${slug}/comments`, {
    headers: { origin: SITE },
    data: { body: '>>4\n> Bells and girls.\nNo.' },
  })

  expect([signedOut.status(), await signedOut.json()]).toMatchObject([401, { code: 'signed_out' }])
  expect([misquote.status(), await misquote.json()]).toMatchObject([
    422,
    { code: 'misquoted', field: 'body', nearest: 'Bells and gulls.' },
  ])
})
