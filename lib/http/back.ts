import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import next from 'next'
import { z } from 'zod'
import { findViewer } from '@/lib/accounts/queries'
import { findLiveArticle, listShownLast, readNews } from '@/lib/comments/queries-live'
import { closeDb } from '@/lib/db/close'
import { isUnavailable } from '@/lib/db/errors'
import { migrate } from '@/lib/db/migrate'
import { settings } from '@/lib/kernel/settings'
import { answerFailure } from './answer-failure'
import type { Questions } from './questions'
import { renderReading } from './reading/render'
import { openSessionToken } from './session-token'

const BUILT_SETTINGS = path.join('.next', 'required-server-files.json')
const BuiltSettings = z.object({ config: z.record(z.string(), z.unknown()) })

/** What makes every answer that does not lie ready: the store, the reading pages, the framework. */
export type Back = {
  /** answers a request; where it comes from must have been noted */
  answer: (request: IncomingMessage, response: ServerResponse) => void
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  ask: Questions
  close: () => Promise<void>
}

type Opening = {
  isDev: boolean
  /** how the operator is told what is going on */
  say: (words: string) => void
}

/**
 * Brings the database up to date and gets everything ready.
 *
 * @throws {DatabaseFault} when the database cannot be used
 */
export async function openBack({ isDev, say }: Opening): Promise<Back> {
  const { PORT, SITE_URL, DATABASE_URL } = settings()
  for (const name of await migrate(DATABASE_URL)) say(`Migrated: ${name}`)
  process.env.NEXTAUTH_URL ??= SITE_URL
  if (!isDev) takeBuiltSettings()
  const app = next({ dev: isDev, port: PORT, hostname: 'localhost' })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    answer: (request, response) => {
      handle(request, response).catch((error: unknown) => answerFailure(error, response, isUnavailable(error)))
    },
    upgrade: (...asked) => void app.getUpgradeHandler()(...asked),
    ask: { makePage, isSignedIn, findLiveArticle, listShownLast, readNews },
    close: closeDb,
  }
}

/**
 * Gives the framework its settings as they were built, as its own standalone servers do: where it does not find them it
 * loads a compiler for `next.config.ts`, which stays in memory.
 */
function takeBuiltSettings(): void {
  const { config } = BuiltSettings.parse(JSON.parse(readFileSync(BUILT_SETTINGS, 'utf8')))
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
}

const makePage: Questions['makePage'] = ({ path, query, choice }) =>
  renderReading({
    path,
    query: new URLSearchParams(query),
    viewer: null,
    csrfToken: '',
    viewCookie: choice,
    now: new Date(),
  })

const isSignedIn: Questions['isSignedIn'] = async (token) => {
  const sessionId = await openSessionToken(token)
  return sessionId !== null && (await findViewer(sessionId)) !== null
}
