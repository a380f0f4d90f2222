import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import next from 'next'
import { closeDb } from '@/lib/db/client'
import { isUnavailable } from '@/lib/db/errors'
import { migrate } from '@/lib/db/migrate'
import { type SeenEvent, watchEvents } from '@/lib/events/watch'
import { SettingsFault, settings } from '@/lib/kernel/settings'
import { ADDRESS_HEADER } from './client-address'
import { type DirectDoor, openDirectly } from './direct'
import { type Live, startLive } from './live'
import { openReadingDoor, type ReadingDoor, sendAsset } from './reading-door'

const SHUTDOWN_MS = 10_000
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Checks the settings, brings the database up to date and serves the site until told to stop.
 *
 * @param doors routes that are opened without the framework
 * @param say   how the operator is told what is going on
 * @throws {SettingsFault | DatabaseFault} when it cannot begin
 */
export async function serve(isDev: boolean, doors: DirectDoor[], say: (words: string) => void): Promise<void> {
  const { PORT, SITE_URL, DATABASE_URL, NEXTAUTH_SECRET } = settings()
  if (!NEXTAUTH_SECRET)
    throw new SettingsFault(
      'NEXTAUTH_SECRET is not set: put at least 32 random characters into .env, or run `npm run up`, which does.',
    )
  const applied = await migrate(DATABASE_URL)
  for (const name of applied) say(`Migrated: ${name}`)

  process.env.NEXTAUTH_URL ??= SITE_URL
  const app = next({ dev: isDev, port: PORT, hostname: 'localhost' })
  await app.prepare()
  const rooms = await openRooms(isDev, isDev ? [] : doors)
  const handle = app.getRequestHandler()
  const server = createServer((request, response): void => {
    if (rooms.sendReady(request, response) || refuseAtOnce(request, response)) return
    noteAddress(request)
    answer(request, response, rooms, handle).catch((error: unknown) => {
      answerFailure(error, response)
    })
  })
  server.once('error', (error) => {
    console.error(`Port ${PORT} cannot be used: ${error.message}. Set PORT to another one.`)
    process.exit(1)
  })
  const upgrade = app.getUpgradeHandler()
  if (isDev) server.on('upgrade', (...asked) => void upgrade(...asked))
  server.listen(PORT, () => say(`Serving on ${SITE_URL}`))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server, rooms))
}

/** What went wrong is for the log; whoever asked is told whether to try again. */
function answerFailure(error: unknown, response: ServerResponse): void {
  if (response.destroyed) return
  console.error(error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  const isBusy = isUnavailable(error)
  response.writeHead(isBusy ? 503 : 500, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(isBusy ? { 'retry-after': '5' } : {}),
  })
  response.end(isBusy ? 'The forum is busy; please try again in a moment.\n' : 'Something went wrong here.\n')
}

/** What is answered before Next is asked. */
type Rooms = {
  live: Live
  reading: ReadingDoor | null
  doors: DirectDoor[]
  sendReady: ReadingDoor['sendReady']
  close: () => Promise<void>
}

/** One listener for the process: what it hears makes kept pages forgotten and is told to those who listen. */
async function openRooms(isDev: boolean, doors: DirectDoor[]): Promise<Rooms> {
  const { LIVE_CONNECTIONS: connections, LIVE_CONNECTIONS_PER_ADDRESS: perAddress } = settings()
  const hearers: ((events: SeenEvent[] | 'lost') => void)[] = []
  const watch = await watchEvents((events) => {
    for (const hear of hearers) hear(events)
  })
  const live = startLive({ connections, perAddress }, watch.catchUp)
  // In development Next makes every page, so that it shows what was just written.
  const reading = isDev ? null : await openReadingDoor(watch)
  hearers.push(live.tell)
  if (reading) hearers.push((events) => reading.pages.hear(events))
  return {
    live,
    reading,
    doors,
    sendReady: (request, response) => reading?.sendReady(request, response) ?? false,
    close: async () => {
      live.close()
      await watch.close()
    },
  }
}

/** From the cheapest answer to the dearest. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { live, reading, doors }: Rooms,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<void> {
  if (live.open(request, response)) return
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && sendAsset(request, response)) return
  if (isRead && (await reading?.answer(request, response))) return
  if (!isRead && (await openDirectly(doors, request, response, settings().SITE_URL))) return
  await handle(request, response)
}

/** Answers what no page or route should have to deal with: methods without a use, addresses that cannot be decoded. */
function refuseAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
  const refused = faultOf(request)
  if (refused === null) return false
  response.writeHead(refused, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
  response.end(refused === 400 ? 'This address cannot be read.\n' : 'This method is not known here.\n')
  return true
}

function faultOf({ method = '', url = '' }: IncomingMessage): 400 | 405 | null {
  if (!METHODS.has(method)) return 405
  const path = url.split('?')[0] ?? ''
  if (!path.startsWith('/')) return 400
  try {
    return decodeURIComponent(path).includes('\0') ? 400 : null
  } catch (error) {
    if (error instanceof URIError) return 400
    throw error
  }
}

/** Lets requests that are under way finish, then ends. */
function stop(server: ReturnType<typeof createServer>, rooms: Rooms): void {
  server.close(() => void Promise.all([rooms.close(), closeDb()]).finally(() => process.exit(0)))
  rooms.live.close()
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), SHUTDOWN_MS).unref()
}

/** Notes where a request comes from; what a proxy says of it is believed only of a proxy that is trusted. */
function noteAddress(request: IncomingMessage): void {
  const peer = request.socket.remoteAddress ?? 'unknown'
  const { TRUSTED_PROXIES } = settings()
  const said = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => isIP(address) > 0)
  const isTrusted = (address: string) => TRUSTED_PROXIES.includes(address.replace(/^::ffff:/, ''))
  const client = isTrusted(peer) ? (said.findLast((address) => !isTrusted(address)) ?? peer) : peer
  request.headers[ADDRESS_HEADER] = client
}
