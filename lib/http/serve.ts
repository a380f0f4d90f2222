import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type SeenEvent, watchEvents } from '@/lib/events/watch'
import { SettingsFault, settings } from '@/lib/kernel/settings'
import { answerFailure } from './answer-failure'
import type { Back } from './back'
import { openKeptDoor } from './kept/kept-door'
import { type Live, startLive } from './live'
import { noteAddress } from './note-address'
import { STORE_BUSY } from './questions'
import { readAssets } from './reading/assets'
import { readingPolicy, readManifest } from './reading/manifest'
import { refuseAtOnce } from './refuse-at-once'
import { sendAsset } from './send-asset'

const SHUTDOWN_MS = 10_000

/**
 * Checks the settings and serves the site until told to stop: the front, which answers what lies ready and hands on the
 * rest.
 *
 * @param openBack brings the database up to date and makes everything else
 * @param say      how the operator is told what is going on
 * @throws {SettingsFault | DatabaseFault} when it cannot begin
 */
export async function serve(
  isDev: boolean,
  openBack: () => Promise<Back>,
  say: (words: string) => void,
): Promise<void> {
  const { PORT, SITE_URL, NEXTAUTH_SECRET } = settings()
  if (!NEXTAUTH_SECRET)
    throw new SettingsFault(
      'NEXTAUTH_SECRET is not set: put at least 32 random characters into .env, or run `npm run up`, which does.',
    )
  const back = await openBack()
  const front = await openFront(isDev, back).catch(async (error: unknown) => {
    await back.close()
    throw error
  })
  const server = createServer((request, response): void => {
    if (front.sendReady(request, response) || refuseAtOnce(request, response)) return
    noteAddress(request)
    front.answer(request, response).catch((error: unknown) => {
      answerFailure(error, response, error instanceof Error && error.name === STORE_BUSY)
    })
  })
  server.once('error', (error) => {
    console.error(`Port ${PORT} cannot be used: ${error.message}. Set PORT to another one.`)
    process.exit(1)
  })
  if (isDev) server.on('upgrade', back.upgrade)
  server.listen(PORT, () => say(`Serving on ${SITE_URL}`))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server, front))
}

type Front = {
  live: Live
  sendReady: (request: IncomingMessage, response: ServerResponse) => boolean
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  close: () => Promise<void>
}

/** One listener for the process: what it hears makes kept pages forgotten and is told to those who listen. */
async function openFront(isDev: boolean, back: Back): Promise<Front> {
  const { LIVE_CONNECTIONS: connections, LIVE_CONNECTIONS_PER_ADDRESS: perAddress } = settings()
  const hearers: ((events: SeenEvent[] | 'lost') => void)[] = []
  const watch = await watchEvents((events) => {
    for (const hear of hearers) hear(events)
  })
  const live = startLive({ connections, perAddress }, watch.catchUp, back.ask)
  // In development every page is made anew.
  const kept = isDev ? null : openKeptDoor(watch, back.ask, openAssets())
  hearers.push(live.tell)
  if (kept) hearers.push(kept.hear)
  return {
    live,
    sendReady: (request, response) => kept?.sendReady(request, response) ?? false,
    answer: async (request, response) => {
      if (live.open(request, response)) return
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (isRead && sendAsset(request, response)) return
      if (isRead && (await kept?.answer(request, response))) return
      back.answer(request, response)
    },
    close: async () => {
      live.close()
      await Promise.all([watch.close(), back.close()])
    },
  }
}

/** Gets ready what pages load; gives the policy that goes with it. */
function openAssets(): string {
  readAssets()
  return readingPolicy(readManifest())
}

/** Lets requests that are under way finish, then ends. */
function stop(server: Server, front: Front): void {
  server.close(() => void front.close().finally(() => process.exit(0)))
  front.live.close()
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), SHUTDOWN_MS).unref()
}
