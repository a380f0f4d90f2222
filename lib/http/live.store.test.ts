import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { postComment } from '@/lib/comments/post'
import { findLiveArticle, listShownLast, readNews } from '@/lib/comments/queries-live'
import { transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { watchEvents } from '@/lib/events/watch'
import { removeComment } from '@/lib/moderation/remove'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { ADDRESS_HEADER } from './client-address'
import { type Live, startLive } from './live'

let author: Viewer
let slug: string
let site: Site

beforeEach(async () => {
  author = await aRegular('Wren')
  slug = (await anArticle()).slug
  site = await openSite()
})

afterEach(() => site.close())

type Site = { live: Live; port: number; server: Server; close: () => Promise<void> }

/** A server of its own, which hears of events from the store as the site does. */
async function openSite(limits = { connections: 1_000, perAddress: 500 }): Promise<Site> {
  const watch = await watchEvents((events) => live.tell(events))
  const live = startLive(limits, watch.catchUp, { findLiveArticle, listShownLast, readNews })
  const server = createServer((request, response) => {
    request.headers[ADDRESS_HEADER] = String(request.headers['x-from'] ?? 'here')
    if (!live.open(request, response)) response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = addressOf(server)
  const close = async () => {
    live.close()
    await new Promise((resolve) => server.close(resolve))
    await watch.close()
  }
  return { live, port, server, close }
}

function addressOf(server: Server): AddressInfo {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
  return address
}

type Listener = { response: IncomingMessage; heard: () => string; hasEnded: () => boolean; leave: () => void }

/** Listens as a browser does. */
async function listen(query = '', headers: Record<string, string> = {}, path = slug, at = site): Promise<Listener> {
  const url = `http://localhost:${at.port}/api/articles/${path}/live${query}`
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).once('error', reject)
  })
  let [heard, hasEnded] = ['', false]
  response.setEncoding('utf8').on('data', (part: string) => {
    heard += part
  })
  response.once('end', () => {
    hasEnded = true
  })
  response.once('error', () => undefined)
  return { response, heard: () => heard, hasEnded: () => hasEnded, leave: () => response.destroy() }
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 })
const hears = ({ heard }: Listener, words: string) => until(() => expect(heard()).toContain(words))
const post = (body: string, by = author) => postComment(by, slug, { body }, null, noon)
const positionOf = async () => (await findLiveArticle(slug))?.position ?? 0

describe('somebody who listens', () => {
  test('is told the count at once, then numbers of new comments, each with the id of its event', async () => {
    await aComment(author, slug, 'The bell woke me.')
    const listener = await listen()
    await hears(listener, 'event: count\ndata: {"count":1}\n\n')

    await post('It woke the cat.')

    await hears(
      listener,
      `event: comment\ndata: {"number":2}\n\nid: ${await positionOf()}\nevent: count\ndata: {"count":2}\n\n`,
    )
    expect(listener.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    expect(listener.heard()).toMatch(/^retry: [3-7]\d{3}\n\n/)
  })

  test('is told of a removal by its number, and of a held comment nothing', async () => {
    await aComment(author, slug, 'The bell woke me.')
    const listener = await listen()
    await hears(listener, 'event: count')

    await post('My first words here.', await aReader())
    await removeComment(await aModerator(), slug, 1, { reason: 'abuse', note: 'Bells do not.' }, afterNoon(1))

    await hears(listener, 'event: change\ndata: {"number":1,"isShown":false}\n\n')
    await hears(listener, '{"count":0}')
    expect(listener.heard()).not.toContain('"number":2')
    expect(listener.heard()).not.toMatch(/abuse|Bells|words|Wren/)
  })

  test('goes on after the event at which the connection broke', async () => {
    await aComment(author, slug, 'The bell woke me.')
    const position = await positionOf()
    await post('It woke the cat.')

    const byHeader = await listen('', { 'last-event-id': String(position) })
    const byAddress = await listen(`?event=${position}`)

    for (const listener of [byHeader, byAddress]) {
      await hears(listener, '{"count":2}')
      expect(listener.heard()).toContain('data: {"number":2}')
      expect(listener.heard()).not.toContain('data: {"number":1}')
    }
  })

  test('whose page says fewer comments is told which ones it misses', async () => {
    for (const minute of [1, 3, 2]) await aComment(author, slug, `The bell woke me at ${minute}.`, afterNoon(minute))

    const listener = await listen('?count=2')

    await hears(listener, '{"count":3}')
    expect(listener.heard().match(/"number":\d+/g)).toEqual(['"number":2'])
  })

  test('who has missed too much is told the count alone', async () => {
    const { id = '' } = (await findLiveArticle(slug)) ?? {}
    const position = await positionOf()
    await post('The bell woke me.')
    await transaction(async (tx) => {
      for (let count = 0; count < 501; count++)
        await recordEvent(tx, { kind: 'comment.reported', at: noon, actorId: null, articleId: id })
    })

    const listener = await listen(`?event=${position}`)

    await hears(listener, `id: ${await positionOf()}\nevent: count\ndata: {"count":1}`)
    expect(listener.heard()).not.toContain('number')
  })

  test('is one of many, and all hear the same', async () => {
    const listeners = await Promise.all(Array.from({ length: 200 }, () => listen()))
    await Promise.all(listeners.map((listener) => hears(listener, '{"count":0}')))

    for (const name of ['Gull', 'Tern', 'Auk']) await post(`${name} was here.`, await aRegular(name))

    await Promise.all(listeners.map((listener) => hears(listener, '{"count":3}')))
    for (const { heard } of listeners)
      expect(
        heard()
          .match(/"number":\d/g)
          ?.sort(),
      ).toEqual(['"number":1', '"number":2', '"number":3'])
    for (const { leave } of listeners) leave()
  })
})

test('two servers on one store tell the same', async () => {
  const second = await openSite()
  const listeners = [await listen(), await listen('', {}, slug, second)]
  await Promise.all(listeners.map((listener) => hears(listener, '{"count":0}')))

  await post('The bell woke me.')

  await Promise.all(listeners.map((listener) => hears(listener, 'data: {"number":1}')))
  await second.close()
})

describe('nobody can listen', () => {
  test('to an article that is not there, or from another site', async () => {
    const nowhere = await listen('', {}, 'nothing-here')
    const elsewhere = await listen('', { 'sec-fetch-site': 'cross-site' })

    expect([nowhere.response.statusCode, elsewhere.response.statusCode]).toEqual([404, 403])
  })

  test('where it is switched off', async () => {
    await site.close()
    site = await openSite({ connections: 0, perAddress: 10 })

    expect((await listen()).response.statusCode).toBe(204)
  })

  test('while all places are taken, of the site or of one address; leaving makes room', async () => {
    await site.close()
    site = await openSite({ connections: 3, perAddress: 2 })
    const first = await listen()
    await listen()

    const third = await listen()
    const other = await listen('', { 'x-from': 'there' })
    const fourth = await listen('', { 'x-from': 'elsewhere' })
    first.leave()

    expect([third, other, fourth].map(({ response }) => response.statusCode)).toEqual([503, 200, 503])
    expect(third.response.headers['retry-after']).toBe('60')
    await vi.waitFor(async () => expect((await listen()).response.statusCode).toBe(200), { timeout: 5_000 })
  })

  test('by another method or at another address: that is somebody else’s request', async () => {
    const answers = await Promise.all([
      fetch(`http://localhost:${site.port}/api/articles/${slug}/live`, { method: 'POST' }),
      fetch(`http://localhost:${site.port}/api/articles/${slug}/live/more`),
    ])

    expect(answers.map(({ status }) => status)).toEqual([418, 418])
  })
})

test('closing ends every connection cleanly, and nobody new is let in', async () => {
  const listeners = await Promise.all([listen(), listen()])
  await Promise.all(listeners.map((listener) => hears(listener, 'event: count')))

  site.live.close()

  await until(() => expect(listeners.map(({ hasEnded }) => hasEnded())).toEqual([true, true]))
  expect((await listen()).response.statusCode).toBe(503)
})
