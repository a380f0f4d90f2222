import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { postComment } from '@/lib/comments/post'
import { DIRECT_DOORS } from '@/lib/http/direct-doors'
import {
  type Answer,
  ask,
  digestStore,
  type Everybody,
  inTurns,
  inviteEverybody,
  VIEWERS,
  type ViewerKind,
} from './as-viewers'
import { anAsset, listRoutes } from './list-routes'
import { anArticle, aPerson } from './people'
import { type Line, type Outcome, ROUTES } from './routes-table'
import { SITE } from './site'
import { closeWithoutProxy, openWithoutProxy } from './without-proxy'

/** Stands in a comment that waits at the desk. */
const SECRET = 'a lamp under the jetty'
const AT_ONCE = 8
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof METHODS)[number]

let everybody: Everybody
let fill: (route: string) => string
test.beforeAll(async () => {
  everybody = await inviteEverybody()
  const [slug, { name }] = [await anArticle(), await aPerson()]
  await hideSecret(slug)
  const parts: Record<string, string> = {
    '[slug]': slug,
    '[number]': '2',
    '[name]': encodeURIComponent(name),
    '[...nextauth]': 'session',
    '[file]': anAsset().split('/').at(-1) ?? '',
    '[id]': '1',
    '[chart]': 'comments.svg',
  }
  fill = (route) => route.replace(/\[[^\]]+\]/g, (part) => parts[part] ?? part)
})

test.afterAll(closeWithoutProxy)

test('AUTHZ-1 the table names every route of the build and no other', () => {
  expect(Object.keys(ROUTES).toSorted()).toEqual(listRoutes())
})

test('AUTHZ-1 doors that are opened without the framework are in the table with their methods', () => {
  for (const { method, pattern } of DIRECT_DOORS) {
    const known = Object.entries(ROUTES).filter(([route, lines]) => pattern.test(fill(route)) && method in lines)
    expect([pattern, known.length]).toEqual([pattern, 1])
  }
})

test('AUTHZ-1 every route × method × viewer meets what the table says, and nothing changes', async () => {
  test.setTimeout(300_000)
  const before = digestStore()

  const surprises = await inTurns(listCases(), AT_ONCE, (one) => findSurprise(SITE, one))

  expect(surprises.flat()).toEqual([])
  expect(digestStore()).toEqual(before)
})

test('AUTHZ-1 without the proxy every route × method × viewer meets the same, and nothing changes', async () => {
  test.setTimeout(300_000)
  const site = await openWithoutProxy()
  const cases = listCases()
  const before = digestStore()

  const surprises = await inTurns(cases, AT_ONCE, (one) => findSurprise(site, one))

  expect(surprises.flat()).toEqual([])
  expect(digestStore()).toEqual(before)
  // The control: doors of programs and methods that write are among them.
  expect(cases.filter(({ route, method, expected }) => isWrite(route, method) && expected === 'heard')).not.toEqual([])
})

function isWrite(route: string, method: Method): boolean {
  return route.startsWith('/api/') && method !== 'GET' && method !== 'HEAD'
}

/** 409: there is no such action; whoever asks for what a proxy would do is told `{}`. */
const REFUSED = [400, 403, 404, 405, 409]
/** The way through the desk. A client navigation to a page that is not there is answered 200, without it. */
const OF_THE_DESK = /aria-label"?[:=]"Desk"/

const TREE = encodeURIComponent(
  JSON.stringify(['', { children: ['moderate', { children: ['__PAGE__', {}] }] }, null, 'refetch']),
)
/** What has led around a proxy, or to another answer of the framework than the page. */
const TRICKS: Record<string, string>[] = [
  { 'x-middleware-subrequest': Array(5).fill('proxy').join(':') },
  { 'x-middleware-subrequest': Array(5).fill('src/middleware').join(':') },
  { 'x-middleware-next': '1', 'x-middleware-rewrite': '/moderate' },
  { 'x-middleware-prefetch': '1', 'x-nextjs-data': '1' },
  { 'x-invoke-path': '/moderate', 'x-matched-path': '/moderate', 'x-now-route-matches': '1' },
  { 'x-original-url': '/moderate', 'x-rewrite-url': '/moderate' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-state-tree': TREE },
  { purpose: 'prefetch', 'sec-purpose': 'prefetch' },
  { 'next-action': '7f'.repeat(21) },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-uri': '/moderate' },
  { 'x-http-method-override': 'GET', 'x-engawa-address': '127.0.0.1' },
]
const spell = (route: string) => [
  `${route}?_rsc=1`,
  `${route}.rsc`,
  `${route}.json`,
  `${route}.txt`,
  `${route}.segments/_tree.segment.rsc`,
  `/_next/data/${BUILD}${route}.json`,
  `/${route}`,
  route.replace(/(.)\//g, '$1%2F'),
  route.replace(/(.)\//g, '$1%5C'),
  route.replace(/(.)\//g, '$1//'),
  `/rules%2F..${route.replaceAll('/', '%2F')}`,
  route.replace('m', '%6d'),
  `${route}/`,
  `${route}%00`,
  `${route};a=1`,
  route.toUpperCase(),
]
const BUILD = readFileSync('.next/BUILD_ID', 'utf8')

test('NEXT-1 no header and no spelling opens the desk to whom it does not exist for', async () => {
  test.setTimeout(120_000)
  const rooms = Object.keys(ROUTES).filter((route) => /^\/(?:api\/)?moderat/.test(route))
  const outside = VIEWERS.filter((kind) => kind !== 'moderator' && kind !== 'admin' && kind !== 'newcomer')
  const asked = rooms
    .map(fill)
    .flatMap((path) => [
      ...TRICKS.flatMap((headers) => (['GET', 'POST'] as const).map((method) => ({ path, headers, method }))),
      ...spell(path).map((other) => ({ path: other, headers: {}, method: 'GET' as const })),
    ])
  const cases = asked.flatMap((one) => outside.map((kind) => ({ ...one, kind })))

  const opened = await inTurns(cases, AT_ONCE, async ({ kind, path, ...rest }) => {
    const { status, type, text } = await ask(path, { ...rest, cookie: everybody[kind].cookie, follows: true })
    const isRefused = REFUSED.includes(status) || text === '{}' || type.startsWith('text/x-component')
    const isSilent = !text.includes(SECRET) && !OF_THE_DESK.test(text)
    return isRefused && isSilent ? [] : [`${rest.method} ${path} ${JSON.stringify(rest.headers)}, ${kind}: ${status}`]
  })

  expect(opened.flat()).toEqual([])
  // The control: a moderator has both, in the page and in what a client navigation gets of it.
  for (const headers of [{}, { rsc: '1' }]) {
    const { text } = await ask('/moderate', { headers, cookie: everybody.moderator.cookie, follows: true })
    expect([text.includes(SECRET), OF_THE_DESK.test(text)]).toEqual([true, true])
  }
})

test('NEXT-1 a moderator meets the same page with such a header as without', async () => {
  const heads = TRICKS.filter((headers) => !('rsc' in headers) && !('next-action' in headers))
  const asked = await inTurns(heads, 1, (headers) => ask('/moderate', { headers, cookie: everybody.moderator.cookie }))

  for (const { status, text } of asked) expect([status, text.includes(SECRET)]).toEqual([200, true])
})

test('the control: a right that is taken away is noticed', async () => {
  const line = ROUTES['/moderate']?.GET
  const one = { route: '/moderate', method: 'GET', kind: 'moderator', expected: 'not found', line } as const

  expect(await findSurprise(SITE, one)).toEqual(['GET /moderate, moderator: page instead of not found'])
})

async function findSurprise(site: string, { route, method, kind, expected, line }: Case): Promise<string[]> {
  const request = { site, method, cookie: everybody[kind].cookie, ...bodyFor(line, method, expected) }
  const met = outcomeOf(await ask(fill(route), request), expected)
  return met === expected ? [] : [`${method} ${route}, ${kind}: ${met} instead of ${expected}`]
}

/** A comment that nobody but its author and the desk sees: the first one of a new reader. */
async function hideSecret(slug: string): Promise<void> {
  const author = await aPerson('reader', false)
  const { status } = await postComment(author.viewer, slug, { body: `There is ${SECRET}.` })
  expect(status).toBe('held')
}

type Case = { route: string; method: Method; kind: ViewerKind; expected: Outcome; line: Line | undefined }

function listCases(): Case[] {
  return Object.entries(ROUTES).flatMap(([route, lines]) =>
    METHODS.flatMap((method) => {
      const line = lines[method] ?? (method === 'HEAD' ? lines.GET : undefined)
      return VIEWERS.map((kind) => ({ route, method, kind, expected: line?.meets[kind] ?? 'nothing there', line }))
    }),
  )
}

/** Words that are right, but for whoever would be heard with them. */
function bodyFor(line: Line | undefined, method: Method, expected: Outcome): { body?: unknown } {
  if (method === 'GET' || method === 'HEAD') return {}
  const right = line?.body ?? {}
  return { body: expected === 'heard' ? { ...right, surprise: 'nobody knows this field' } : right }
}

const OUTCOMES: Record<number, string> = {
  401: 'log in',
  403: 'refused',
  404: 'not found',
  422: 'heard',
  500: 'error page',
}

function outcomeOf({ status, location, type }: Answer, expected: Outcome): string {
  if (expected === 'nothing there' && (status === 404 || status === 405)) return expected
  if (location !== '') return location.startsWith('/login') ? 'log in' : 'sends on'
  if (status === 200 || status === 201) return type.startsWith('text/html') ? 'page' : 'data'
  return OUTCOMES[status] ?? String(status)
}
