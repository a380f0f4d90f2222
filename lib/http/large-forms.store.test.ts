import { beforeEach, describe, expect, test } from 'vitest'
import { POST as recommend } from '@/app/api/articles/[slug]/comments/[number]/recommendation/route'
import { POST as postComment } from '@/app/api/articles/[slug]/comments/route'
import { POST as changeWords } from '@/app/api/moderation/words/route'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { settings } from '@/lib/kernel/settings'
import { aModerator, anArticle, aReader } from '@/lib/testing/factories'
import { aSession, sealWithSecret } from '@/lib/testing/sealed-session'
import type { Params, Route } from './write'

const [KB, MB] = [1024, 1024 * 1024]
const FORM = 'application/x-www-form-urlencoded'

let moderator: Viewer
let reader: Viewer
sealWithSecret()
beforeEach(async () => {
  ;[moderator, reader] = [await aModerator(), await aReader()]
})

type Sent = { by: Viewer | null; body: string | ReadableStream<Uint8Array>; type?: string; params?: Params }

async function send(route: Route, { by, body, type = FORM, params = {} }: Sent): Promise<Response> {
  const { SITE_URL } = settings()
  const cookie = by && (await aSession(by))
  const headers = new Headers({ origin: SITE_URL, 'content-type': type, ...(cookie ? { cookie } : {}) })
  const init = { method: 'POST', headers, body, duplex: 'half' }
  return route(new Request(`${SITE_URL}/`, init), { params: Promise.resolve(params) })
}

/** A form of so many bytes that come one after the other, as far as somebody takes them. */
function aStream(bytes: number) {
  const part = new TextEncoder().encode('x'.repeat(16 * KB))
  const taken = { bytes: 0 }
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (taken.bytes >= bytes) return controller.close()
    taken.bytes += part.byteLength
    controller.enqueue(part)
  }
  return { taken, body: new ReadableStream({ pull }, { highWaterMark: 0 }) }
}

/** The form that an answer sends a browser back to, and what was kept of it. */
async function keptBy(answer: Response) {
  const page = new URL(answer.headers.get('location') ?? '', settings().SITE_URL)
  const id = page.searchParams.get('draft') ?? ''
  const { fields, refusal } = await db().draft.findUniqueOrThrow({
    where: { id },
    select: { fields: true, refusal: true },
  })
  return { path: page.pathname, fields: JSON.parse(fields), refusal: JSON.parse(refusal ?? 'null') }
}

/** Entries of 24 letters; a form sends each letter as six bytes. */
const longWords = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const letters = n
      .toString(32)
      .padStart(4, '0')
      .replace(/./g, (digit) => 'абвгдежзиклмнопрстуфхцчшщыэюяѣѳѵ'.charAt(Number.parseInt(digit, 32)))
    return `колоколанадпристанью${letters}`
  }).join('\n')

describe('a list of words', () => {
  test('of 50,000 long entries in Cyrillic comes by the form, and is added', { timeout: 60_000 }, async () => {
    const body = new URLSearchParams({ list: 'watched', words: longWords(50_000), intent: 'add' }).toString()

    const answer = await send(changeWords, { by: moderator, body })

    expect(body.length).toBeGreaterThan(7 * MB)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/moderate/words?list=watched&said=words'])
    expect(await db().wordEntry.count({ where: { list: 'watched' } })).toBe(50_000)
  })

  test('with a line at fault comes back whole', async () => {
    const words = `${longWords(45_000)}\na`
    const body = new URLSearchParams({ list: 'watched', words }).toString()

    const kept = await keptBy(await send(changeWords, { by: moderator, body }))

    expect(kept.path).toBe('/moderate/words')
    expect(kept.refusal).toMatchObject({ code: 'invalid', message: expect.stringContaining('Line 45001') })
    expect(kept.fields.words).toBe(words)
    expect(await db().wordEntry.count()).toBe(0)
  })

  test('of more than 8 MB goes back to its page with the reason in words, and nothing of it is kept', async () => {
    const { body, taken } = aStream(20 * MB)

    const kept = await keptBy(await send(changeWords, { by: moderator, body }))

    expect(kept).toEqual({
      path: '/moderate/words',
      fields: {},
      refusal: expect.objectContaining({ code: 'too_large', message: expect.stringContaining('8,192 KB') }),
    })
    expect(taken.bytes).toBeLessThan(8.1 * MB)
    expect(await db().wordEntry.count()).toBe(0)
  })

  test('of more than 8 MB is refused to a program with its code', async () => {
    const answer = await send(changeWords, { by: moderator, body: ' '.repeat(8 * MB + 1), type: 'application/json' })

    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'too_large' }])
  })

  test.each<[string, () => Viewer | null]>([
    ['a reader', () => reader],
    ['somebody signed out', () => null],
  ])('is read no further than any other form where %s sends it', async (_, by) => {
    const { body, taken } = aStream(8 * MB)

    const kept = await keptBy(await send(changeWords, { by: by(), body }))

    expect(kept).toMatchObject({ fields: {}, refusal: { code: 'not_found' } })
    expect(taken.bytes).toBeLessThan(600 * KB)
  })
})

describe('a form of more than 512 KB', () => {
  test('goes back to its page, and nothing of it is kept or done', async () => {
    const { slug } = await anArticle({ takesComments: 'open' })
    const body = `body=${'x'.repeat(600 * KB)}`

    const kept = await keptBy(await send(postComment, { by: reader, body, params: { slug } }))

    expect(kept).toEqual({
      path: `/articles/${slug}/write`,
      fields: {},
      refusal: expect.objectContaining({ code: 'too_large', message: expect.stringContaining('512 KB') }),
    })
    expect(await db().comment.count()).toBe(0)
  })

  test('goes back also where a field that was not read says which door it means', async () => {
    const body = `_method=PUT&next=${'x'.repeat(600 * KB)}`

    const kept = await keptBy(await send(recommend, { by: reader, body, params: { slug: 'ferries', number: '9' } }))

    expect(kept).toMatchObject({ path: '/articles/ferries/comments/9', fields: {}, refusal: { code: 'too_large' } })
  })

  test('from another site is refused as ever, and nothing is kept', async () => {
    const headers = { origin: 'https://elsewhere.example', 'content-type': FORM }
    const request = new Request(`${settings().SITE_URL}/`, { method: 'POST', headers, body: 'x'.repeat(600 * KB) })

    const answer = await postComment(request, { params: Promise.resolve({ slug: 'any' }) })

    expect(answer.status).toBe(403)
    expect(await db().draft.count()).toBe(0)
  })
})

test('what is too long to be kept comes back as that, on its page', async () => {
  const { slug } = await anArticle({ takesComments: 'open' })
  const body = new URLSearchParams({ body: 'x'.repeat(90_000) }).toString()

  const answer = await send(postComment, { by: null, body, params: { slug } })

  const location = new URL(answer.headers.get('location') ?? '', settings().SITE_URL)
  const next = new URL(location.searchParams.get('next') ?? '', settings().SITE_URL)
  const draft = await db().draft.findUniqueOrThrow({ where: { id: next.searchParams.get('draft') ?? '' } })
  expect([answer.status, location.pathname, next.pathname]).toEqual([303, '/login', `/articles/${slug}/write`])
  expect([draft.fields, JSON.parse(draft.refusal ?? '')]).toEqual([
    '{}',
    expect.objectContaining({ code: 'too_large' }),
  ])
})
