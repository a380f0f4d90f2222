import { beforeEach, describe, expect, test } from 'vitest'
import { POST } from '@/app/api/articles/[slug]/comments/route'
import { suspendReader } from '@/lib/accounts/suspend'
import type { Viewer } from '@/lib/accounts/view'
import { postComment } from '@/lib/comments/post'
import { db, transaction } from '@/lib/db/client'
import { forgetSettings, settings } from '@/lib/kernel/settings'
import { aModerator, anArticle } from '@/lib/testing/factories'
import { aSession, sealWithSecret, withOtherSecret } from '@/lib/testing/sealed-session'
import { aComment, aRegular } from '@/lib/testing/shown'
import { openedToken } from './form-opened'

let slug: string
let author: Viewer
sealWithSecret()
beforeEach(async () => {
  slug = (await anArticle({ takesComments: 'open' })).slug
  author = await aRegular('Low Tide')
  await aComment(author, slug, 'The bell rings for eleven minutes every night.')
})

type Sent = { cookie?: string; origin?: string; type?: string; body: string }

/** What the server does with a request, without Next around it. */
function send({ cookie, origin = settings().SITE_URL, type = 'application/json', body }: Sent): Promise<Response> {
  const headers = new Headers({ origin, 'content-type': type, ...(cookie === undefined ? {} : { cookie }) })
  const request = new Request(`${origin}/api/articles/${slug}/comments`, { method: 'POST', headers, body })
  return POST(request, { params: Promise.resolve({ slug }) })
}

const aForm = (fields: Record<string, string>) => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
})
const aQuote = JSON.stringify({ body: '>>1\n> The bell rings\nIt does, and louder in fog.', replyTo: 1 })

describe('without Next', () => {
  test('a program gets 201 and the comment as readers see it', async () => {
    const answer = await send({ cookie: await aSession(author), body: aQuote })

    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`/articles/${slug}/comments/2`)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(await answer.json()).toMatchObject({
      number: 2,
      status: 'shown',
      replyTo: 1,
      author: { name: 'Low Tide' },
      text: 'It does, and louder in fog.',
      quotes: [{ text: 'The bell rings', source: { comment: 1 } }],
    })
  })

  test('a form is sent on to its comment, and what was kept of it is forgotten', async () => {
    const cookie = await aSession(author)
    const refused = await send({ cookie, ...aForm({ body: '>>1\n> The bell sings\nReally?' }) })
    const draft = new URL(refused.headers.get('location') ?? '', settings().SITE_URL).searchParams.get('draft') ?? ''

    const opened = openedToken(author.id, new Date(Date.now() - 5_000))
    const answer = await send({
      cookie,
      ...aForm({ body: '>>1\n> The bell rings\nReally.', draft, key: 'one', opened }),
    })

    expect([refused.status, answer.status]).toEqual([303, 303])
    expect(draft).not.toBe('')
    expect(answer.headers.get('location')).toBe(`/articles/${slug}?said=posted#c2`)
    expect(await db().draft.count()).toBe(0)
  })

  test('a form of somebody signed out goes by way of the login page, its words kept', async () => {
    const answer = await send(aForm({ body: 'It rings and rings.' }))

    const kept = await db().draft.findFirst({ select: { accountId: true, fields: true } })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/login\?next=/)
    expect({ ...kept, fields: JSON.parse(kept?.fields ?? '') }).toEqual({
      accountId: null,
      fields: { body: 'It rings and rings.', opened: expect.any(String) },
    })
    expect(await db().comment.count({ where: { article: { slug } } })).toBe(1)
  })

  test.each<[string, (cookie: string) => Sent, number, string]>([
    ['another site', (cookie) => ({ cookie, origin: 'https://elsewhere.example', body: aQuote }), 403, 'forbidden'],
    ['nobody signed in', () => ({ body: aQuote }), 401, 'signed_out'],
    [
      'a token that was sealed elsewhere',
      () => ({ cookie: 'next-auth.session-token=x.y', body: aQuote }),
      401,
      'signed_out',
    ],
    ['a field that nobody knows', (cookie) => ({ cookie, body: '{"body":"Hello.","status":"shown"}' }), 422, 'invalid'],
    ['another type', (cookie) => ({ cookie, type: 'text/plain', body: aQuote }), 422, 'invalid'],
    ['too much', (cookie) => ({ cookie, body: ' '.repeat(600_000) }), 413, 'too_large'],
    ['a misquote', (cookie) => ({ cookie, body: '{"body":">>1\\n> The bell sings\\nNo."}' }), 422, 'misquoted'],
  ])('refused with nothing written: %s', async (_, sent, status, code) => {
    const answer = await send(sent(await aSession(author)))

    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ code })
    expect(await db().comment.count({ where: { article: { slug } } })).toBe(1)
  })
})

describe('AUTH-4 a token that was opened before', () => {
  test('is worth nothing once its session is gone', async () => {
    const cookie = await aSession(author)
    const before = await send({ cookie, body: aQuote })
    await transaction((tx) => tx.session.deleteMany())

    const after = await send({ cookie, body: aQuote })

    expect([before.status, after.status]).toEqual([201, 401])
  })

  test('does not let in whoever was suspended meanwhile', async () => {
    const cookie = await aSession(author)
    const before = await send({ cookie, body: aQuote })
    await suspendReader(await aModerator(), author.name, { reason: 'Enough.' })

    const after = await send({ cookie, body: aQuote })

    expect([before.status, after.status]).toEqual([201, 403])
  })

  test('says nothing under another secret', async () => {
    const cookie = await aSession(author)
    const before = await send({ cookie, body: aQuote })

    const after = await withOtherSecret(() => send({ cookie, body: aQuote }))

    expect([before.status, after.status]).toEqual([201, 401])
  })
})

test('posts of the same moment, where there is no pace, are all stored with numbers of their own', async () => {
  const count = 20
  Object.assign(process.env, { PACE_MEMBER_SECONDS: '0', PACE_MEMBER_PER_MINUTE: '100' })
  forgetSettings()

  const posted = await Promise.all(
    Array.from({ length: count }, (_, index) => postComment(author, slug, { body: `The bell, once more: ${index}` })),
  )
  delete process.env.PACE_MEMBER_SECONDS
  delete process.env.PACE_MEMBER_PER_MINUTE
  forgetSettings()

  expect(posted.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: count }, (_, index) => index + 2),
  )
})
