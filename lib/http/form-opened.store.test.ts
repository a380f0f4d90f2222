import { beforeEach, describe, expect, test } from 'vitest'
import { PATCH } from '@/app/api/articles/[slug]/comments/[number]/route'
import { POST } from '@/app/api/articles/[slug]/comments/route'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { settings } from '@/lib/kernel/settings'
import { anArticle, aReader, noon } from '@/lib/testing/factories'
import { aSession, sealWithSecret, withOtherSecret } from '@/lib/testing/sealed-session'
import { aRegular } from '@/lib/testing/shown'
import { findDraft } from './drafts'
import { carriedToken, filledOf, openedToken } from './form-opened'

const SECOND = 1_000
const HOUR = 3_600_000

let slug: string
let author: Viewer
let cookie: string
sealWithSecret()
beforeEach(async () => {
  slug = (await anArticle({ takesComments: 'open' })).slug
  author = await aRegular('Low Tide')
  cookie = await aSession(author)
})

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

function send(type: string, body: string, as: string | null = cookie, number?: number): Promise<Response> {
  const origin = settings().SITE_URL
  const headers = { origin, 'content-type': type, ...(as === null ? {} : { cookie: as }) }
  const path = `/api/articles/${slug}/comments${number === undefined ? '' : `/${number}`}`
  const method = number === undefined || type === FORM_TYPE ? 'POST' : 'PATCH'
  const request = new Request(`${origin}${path}`, { method, headers, body })
  const route = number === undefined ? POST : PATCH
  return route(request, { params: Promise.resolve({ slug, number: String(number) }) })
}
const sendForm = (fields: Record<string, string>, as: string | null = cookie) =>
  send(FORM_TYPE, new URLSearchParams(fields).toString(), as)
const ago = (ms: number) => new Date(Date.now() - ms)

/** What stands in the store of the one comment here. */
async function stored() {
  const comments = await db().comment.findMany({
    where: { article: { slug } },
    take: 10,
    select: { status: true, statusRule: true, verdicts: { take: 10, select: { rule: true, found: true } } },
  })
  return comments.map(({ status, statusRule, verdicts }) => ({
    status,
    statusRule,
    found: verdicts.map(({ found }) => JSON.parse(found)),
  }))
}
const SHOWN = [{ status: 'shown', statusRule: null, found: [] }]
const heldFor = (found: object) => [{ status: 'held', statusRule: 'too_fast', found: [found] }]

/** The draft that a form went back with. */
async function draftOf(answer: Response, viewer: Viewer) {
  const to = new URL(answer.headers.get('location') ?? '', settings().SITE_URL)
  const next = new URL(to.searchParams.get('next') ?? to.href, to)
  return findDraft(next.searchParams.get('draft') ?? undefined, viewer)
}

test('a form that was open for a while is shown at once', async () => {
  await sendForm({ body: 'It rings and rings.', opened: openedToken(author.id, ago(3 * SECOND)) })

  expect(await stored()).toEqual(SHOWN)
})

test('a form that was sent within two seconds is held', async () => {
  await sendForm({ body: 'It rings and rings.', opened: openedToken(author.id, ago(0)) })

  expect(await stored()).toEqual(heldFor({ afterMs: expect.any(Number) }))
})

test.each<[string, () => Promise<string | undefined>, string]>([
  ['no time', async () => undefined, 'missing'],
  ['an empty time', async () => '', 'missing'],
  ['a time of somebody else', async () => openedToken((await aReader()).id, ago(5 * SECOND)), 'forged'],
  [
    'an altered time',
    async () => openedToken(author.id, ago(0)).replace(/^\w+/, ago(HOUR).getTime().toString(36)),
    'forged',
  ],
  ['words instead of a time', async () => 'yesterday', 'forged'],
  ['a time of three days ago', async () => openedToken(author.id, ago(72 * HOUR)), 'old'],
])('a form with %s is held', async (_, given, because) => {
  const opened = await given()

  await sendForm({ body: 'It rings and rings.', ...(opened === undefined ? {} : { opened }) })

  expect(await stored()).toEqual(heldFor({ because: [because] }))
})

test('a program sends no time and is not held for it', async () => {
  await send(JSON_TYPE, JSON.stringify({ body: 'It rings and rings.' }))

  expect(await stored()).toEqual(SHOWN)
})

test('a program that sends a time is refused, with nothing written', async () => {
  const opened = openedToken(author.id, ago(5 * SECOND))

  const answer = await send(JSON_TYPE, JSON.stringify({ body: 'It rings and rings.', opened }))

  expect(answer.status).toBe(422)
  expect(await stored()).toEqual([])
})

test('an edit is not held for being quick', async () => {
  await sendForm({ body: 'It rings and rnigs.', opened: openedToken(author.id, ago(5 * SECOND)) })

  const edit = new URLSearchParams({ body: 'It rings and rings.', revision: '1' }).toString()
  const answer = await send(FORM_TYPE, edit, cookie, 1)

  expect(answer.headers.get('location')).toContain('said=edited')
  expect(await stored()).toEqual(SHOWN)
})

describe('words that come back', () => {
  test('keep their time, so that a slip is put right at once', async () => {
    const refused = await sendForm({ body: 'x', opened: openedToken(author.id, ago(5 * SECOND)) })
    const draft = await draftOf(refused, author)
    const opened = carriedToken(draft?.fields.opened, author.id, new Date())

    await sendForm({ body: 'It rings and rings.', opened })

    expect(draft?.fields.body).toBe('x')
    expect(await stored()).toEqual(SHOWN)
  })

  test('after logging in were opened when they were typed', async () => {
    const typed = await sendForm({ body: 'It rings and rings.', opened: 'signed-out' }, null)
    const draft = await draftOf(typed, author)
    const afterLogin = new Date(Date.now() + 3 * SECOND)
    const opened = carriedToken(draft?.fields.opened, author.id, afterLogin)

    expect(typed.headers.get('location')).toMatch(/^\/login/)
    expect(filledOf(opened, author, afterLogin)).toEqual({ afterMs: expect.closeTo(3 * SECOND, -3) })
  })

  test('from a page that was opened before logging in go back once, and are not held', async () => {
    const first = await sendForm({ body: 'It rings and rings.', opened: 'signed-out' })
    const draft = await draftOf(first, author)
    const soon = new Date(Date.now() + 3 * SECOND)
    const opened = carriedToken(draft?.fields.opened, author.id, soon)

    expect(draft?.refusal?.code).toBe('conflict')
    expect(draft?.fields.body).toBe('It rings and rings.')
    expect(await stored()).toEqual([])
    expect(filledOf(opened, author, soon)).toEqual({ afterMs: expect.closeTo(3 * SECOND, -3) })
  })

  test.each<[string, (other: string) => string | undefined, number]>([
    ['a form that never had a time', () => undefined, 0],
    ['a forged time', () => 'yesterday', 0],
    ['another reader’s time', (other) => openedToken(other, new Date(noon.getTime() - HOUR)), 0],
    ['a time of three days ago', () => openedToken(author.id, new Date(noon.getTime() - 72 * HOUR)), HOUR],
    ['a time that is yet to come', () => openedToken(author.id, new Date(noon.getTime() + HOUR)), 0],
  ])('begin anew, or an hour ago, from %s', async (_, kept, afterMs) => {
    const other = await aReader()

    const opened = carriedToken(kept(other.id), author.id, noon)

    expect(filledOf(opened, author, noon)).toEqual({ afterMs })
  })
})

test('a secret of its own kind: a time under another secret is forged', async () => {
  const opened = openedToken(author.id, noon)

  const filled = await withOtherSecret(async () => filledOf(opened, author, noon))

  expect(filled).toEqual({ fault: 'forged' })
})
