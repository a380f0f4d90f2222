import type { IncomingMessage, ServerResponse } from 'node:http'
import { LIVE_KINDS } from '@/lib/comments/live-kinds'
import type { LiveArticle } from '@/lib/comments/queries-live'
import { ADDRESS_HEADER } from './client-address'
import { type LiveLimits, Places } from './live-places'
import { type Known, Room } from './live-room'
import type { LiveQuestions } from './questions'

const PATH = /^\/api\/articles\/([^/]+)\/live$/
const LOOK_MS = 250
const HEARTBEAT_MS = 25_000
/** Browsers come back at different times, so that a server that starts again does not meet all of them at once. */
const RETRY_MS = { least: 3_000, spread: 4_000 } as const
/** What an id of both engines can be. */
const MAX_INTEGER = 2_147_483_647

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const

type House = {
  /** by article */
  rooms: Map<string, Room>
  isClosed: boolean
  ask: LiveQuestions
}
type Told = { kind: string; articleId: string | null }

/** The live threads of this process. */
export type Live = {
  /** Takes a request to listen to a thread; where it comes from must have been noted. Otherwise false. */
  open: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Hears of events, as `watchEvents` tells them. */
  tell: (events: Told[] | 'lost') => void
  /** Ends every connection; the browsers come back by themselves. */
  close: () => void
}

/**
 * Lets browsers listen to threads: numbers of comments and nothing else, to everybody the same.
 *
 * @param catchUp makes the watch of events look; called every 250 ms while somebody listens
 * @param ask     finds out what happens in threads
 */
export function startLive(limits: LiveLimits, catchUp: () => void, ask: LiveQuestions): Live {
  const house: House = { rooms: new Map(), isClosed: false, ask }
  const { rooms } = house
  const places = new Places(limits, keepTime(rooms, catchUp))
  const enter = (slug: string, request: IncomingMessage, response: ServerResponse): void => {
    const address = String(request.headers[ADDRESS_HEADER] ?? 'unknown')
    if (limits.connections === 0) refuse(response, 204)
    else if (isFromElsewhere(request)) refuse(response, 403)
    else if (house.isClosed || !places.hasRoomFor(address)) refuse(response, 503)
    else {
      places.take(address, response)
      listen(house, slug, knownOf(request), response).catch((error: unknown) => {
        console.error(error)
        response.destroy()
      })
    }
  }
  return {
    open: (request, response) => {
      const slug = slugOf(request)
      if (slug !== null) enter(slug, request, response)
      return slug !== null
    },
    tell: (events) => {
      for (const room of events === 'lost' ? rooms.values() : roomsOf(rooms, events)) room.wake()
    },
    close: () => {
      house.isClosed = true
      for (const room of rooms.values()) room.close()
      rooms.clear()
    },
  }
}

function slugOf({ method, url = '' }: IncomingMessage): string | null {
  const slug = method === 'GET' ? PATH.exec(url.split('?')[0] ?? '')?.[1] : undefined
  return slug === undefined ? null : decodeURIComponent(slug)
}

/** Another site must not use up the places in its readers' names. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'cross-site'
}

/** Tells a browser to stay away: for good, or (503) for a while. */
function refuse(response: ServerResponse, status: number): void {
  const later = status === 503 ? { 'retry-after': '60' } : {}
  response.writeHead(status, { 'cache-control': 'no-store', ...later })
  response.end()
}

async function listen(house: House, slug: string, known: Known, response: ServerResponse): Promise<void> {
  const article = await house.ask.findLiveArticle(slug)
  if (response.destroyed) return
  if (!article || house.isClosed) {
    refuse(response, article ? 503 : 404)
    return
  }
  const { rooms } = house
  const room = rooms.get(article.id) ?? openRoom(house, article)
  response.once('close', () => {
    room.leave(response)
    if (room.isEmpty && rooms.get(article.id) === room) rooms.delete(article.id)
  })
  // Without chunks, so that what is said to all is one buffer that goes out as it is.
  response.removeHeader('transfer-encoding')
  response.writeHead(200, HEADERS)
  response.write(`retry: ${Math.round(RETRY_MS.least + Math.random() * RETRY_MS.spread)}\n\n`)
  await room.join(response, known)
}

function openRoom({ rooms, ask }: House, { id, ...state }: LiveArticle): Room {
  const room = new Room(id, state, ask)
  rooms.set(id, room)
  // What has happened since the article was read was told while there was no room to hear it.
  room.wake()
  return room
}

/** What the browser knows: where it was when its connection broke, or what its page says. */
function knownOf({ headers, url = '' }: IncomingMessage): Known {
  const query = new URLSearchParams(url.split('?')[1])
  const event = numberOf(headers['last-event-id']) ?? numberOf(query.get('event'))
  if (event !== null) return { event }
  const count = numberOf(query.get('count'))
  return count === null ? null : { count }
}

function numberOf(said: unknown): number | null {
  const number = typeof said === 'string' && /^\d{1,10}$/.test(said) ? Number(said) : null
  return number !== null && number <= MAX_INTEGER ? number : null
}

function roomsOf(rooms: Map<string, Room>, events: Told[]): Room[] {
  const isLive = (kind: string) => LIVE_KINDS.some((live) => live === kind)
  return events.flatMap(({ kind, articleId }) => (isLive(kind) && rooms.get(articleId ?? '')) || [])
}

/** While somebody listens, looks for events and lets the connections be heard of before a proxy gives them up. */
function keepTime(rooms: Map<string, Room>, catchUp: () => void): (isInUse: boolean) => void {
  let timers: NodeJS.Timeout[] = []
  const beat = () => {
    for (const room of rooms.values()) void room.say(':\n\n')
  }
  return (isInUse) => {
    for (const timer of timers) clearInterval(timer)
    timers = isInUse ? [setInterval(catchUp, LOOK_MS), setInterval(beat, HEARTBEAT_MS)] : []
  }
}
