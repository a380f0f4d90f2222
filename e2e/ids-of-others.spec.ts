import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { ask, digestStore, type Everybody, inTurns, inviteEverybody, VIEWERS } from './as-viewers'
import { anArticle } from './people'
import { type Line, ROUTES } from './routes-table'

const AT_ONCE = 8
const NUMBERS = ['0', '-1', '1.5', '1e3', '02', '900', '2147483648', '9223372036854775808', 'NaN', '2%2F3', "2'"]
const NAMES = ['__proto__', 'constructor', 'a%2Fb', '..%2F..%2Fmoderate', '%5B%5D', 'x'.repeat(400)]
const PART = /\[(slug|number|name|id|chart)\]/
/** `/search`, `/login` and their like have no part to be wrong. */
const WITH_PARTS = Object.entries(ROUTES).filter(([route]) => PART.test(route))

let everybody: Everybody
let slug: string
test.beforeAll(async () => {
  everybody = await inviteEverybody()
  slug = await anArticle()
})

/** A page is the same for every method. */
function methodsOf(route: string): [string, Line][] {
  return Object.entries(ROUTES[route] ?? {}).filter(([method]) => method === 'GET' || route.startsWith('/api/'))
}

/** Every address with one part that leads nowhere, the others right. */
function listWrongAddresses(): { route: string; path: string }[] {
  const right: Record<string, string> = {
    '[slug]': slug,
    '[number]': '2',
    '[name]': 'Bramble',
    '[id]': '1',
    '[chart]': 'no.svg',
  }
  return WITH_PARTS.flatMap(([route]) =>
    [...route.matchAll(new RegExp(PART, 'g'))].flatMap(([part, kind]) =>
      (kind === 'number' ? NUMBERS : NAMES).map((wrong) => ({
        route,
        path: route.replace(part, wrong).replace(new RegExp(PART, 'g'), (other) => right[other] ?? other),
      })),
    ),
  )
}

/** How often something was tried counts, also in vain. */
function digestWithoutTries(): Record<string, string> {
  const { Pace: _, ...digests } = digestStore()
  return digests
}

test('AUTHZ-2 whatever stands for a number, a slug, a name or an id that is none leads to "not found", for everybody', async () => {
  test.setTimeout(300_000)
  const before = digestWithoutTries()
  const asked = listWrongAddresses().flatMap(({ route, path }) =>
    methodsOf(route).flatMap(([method, { body }]) =>
      (['reader', 'admin'] as const).map((kind) => ({ route, path, method, body, kind })),
    ),
  )

  const surprises = await inTurns(asked, AT_ONCE, async ({ path, method, body, kind }) => {
    const isRead = method === 'GET' || method === 'HEAD'
    const { status } = await ask(path, {
      method,
      cookie: everybody[kind].cookie,
      ...(isRead ? {} : { body: body ?? {} }),
    })
    return status === 404 ? [] : [`${method} ${path}, ${kind}: ${status}`]
  })

  expect(surprises.flat()).toEqual([])
  expect(digestWithoutTries()).toEqual(before)
})

test('AUTHZ-2 a number that only another article has is not found in this one', async () => {
  const numbers = WITH_PARTS.filter(([route]) => route.includes('/comments/[number]'))
  const surprises = await inTurns(numbers, AT_ONCE, async ([route]) => {
    const path = route.replace('[slug]', slug).replace('[number]', '24')
    const { status } = await ask(path, { cookie: everybody.admin.cookie })
    return status === 404 || status === 405 ? [] : [`${path}: ${status}`]
  })

  expect(surprises.flat()).toEqual([])
})

/** Every column of the store, and what is none but has been let in elsewhere. */
function listFields(): string[] {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const columns = [...schema.matchAll(/^ {2}([a-zA-Z]+) +[A-Z]\w*[[\]?]*(?: |$)/gm)].map(([, name = '']) => name)
  return [
    ...new Set([...columns, 'constructor', 'prototype', 'hasOwnProperty', '$where', 'OR', 'AND', 'NOT', 'connect']),
  ]
}

const ODD = [{ not: 0 }, { gt: '' }, { connect: { id: '1' } }, { set: 'admin' }, [{ not: 0 }]]

test('AUTHZ-3 every column, `__proto__` and operator objects are refused in every JSON write, also to a comment of somebody else, and nothing changes', async () => {
  test.setTimeout(300_000)
  const before = digestStore()
  const fields = listFields()
  const writes = Object.entries(ROUTES).flatMap(([route, lines]) =>
    Object.entries(lines)
      .filter(([method]) => route.startsWith('/api/') && method !== 'GET' && method !== 'HEAD')
      .map(([method, { body, meets }]) => ({ route, method, body: body ?? {}, meets })),
  )
  const bodies = writes.flatMap(({ body, ...write }) => [
    ...fields.map((field) => ({ ...write, sent: JSON.stringify({ ...body, [field]: { not: 0 } }) })),
    ...Object.keys(body).flatMap((field) =>
      ODD.map((odd) => ({ ...write, sent: JSON.stringify({ ...body, [field]: odd }) })),
    ),
    ...['{"__proto__":{"role":"admin"}}', '[]', 'null', '"text"', '0'].map((text) => ({
      ...write,
      sent: text.startsWith('{"__')
        ? JSON.stringify(body).replace(/^\{/, '{"__proto__":{"role":"admin"},').replace(',}', '}')
        : text,
    })),
  ])

  const surprises = await inTurns(bodies, AT_ONCE, async ({ route, method, sent, meets }) => {
    const kind = VIEWERS.findLast((one) => meets[one] === 'heard') ?? 'admin'
    const path = route
      .replace('[slug]', slug)
      .replace('[number]', '2')
      .replace('[name]', 'Bramble')
      .replace('[id]', '1')
    const { status } = await ask(path, { method, cookie: everybody[kind].cookie, body: sent })
    return status === 422 ? [] : [`${method} ${route} ${sent}: ${status}`]
  })

  // The control: writes that only the author of a comment may do are among them, and the comment is none of theirs.
  const ofAuthors = writes.filter(({ meets }) => !Object.values(meets).includes('heard'))
  expect(ofAuthors.map(({ method, route }) => `${method} ${route.split('/').at(-1)}`).toSorted()).toEqual([
    'DELETE [number]',
    'PATCH [number]',
    'POST appeal',
  ])
  expect(fields.length).toBeGreaterThan(100)
  expect(bodies.length).toBeGreaterThan(1_000)
  expect(surprises.flat()).toEqual([])
  expect(digestStore()).toEqual(before)
})
