import { createServer, type IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import next from 'next'
import { closeDb } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { SettingsFault, settings } from '@/lib/kernel/settings'
import { ADDRESS_HEADER } from './client-address'

const SHUTDOWN_MS = 10_000
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Checks the settings, brings the database up to date and serves the site until told to stop.
 *
 * @param say how the operator is told what is going on
 * @throws {SettingsFault | DatabaseFault} when it cannot begin
 */
export async function serve(isDev: boolean, say: (words: string) => void): Promise<void> {
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
  const handle = app.getRequestHandler()
  const server = createServer((request, response): void => {
    const refused = refuseAtOnce(request)
    if (refused !== null) {
      response.writeHead(refused, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
      response.end(refused === 400 ? 'This address cannot be read.\n' : 'This method is not known here.\n')
      return
    }
    noteAddress(request)
    handle(request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy()
    })
  })
  server.once('error', (error) => {
    console.error(`Port ${PORT} cannot be used: ${error.message}. Set PORT to another one.`)
    process.exit(1)
  })
  const upgrade = app.getUpgradeHandler()
  if (isDev) server.on('upgrade', (...asked) => void upgrade(...asked))
  server.listen(PORT, () => say(`Serving on ${SITE_URL}`))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server))
}

/** The status of what no page or route should have to deal with: methods without a use, addresses that cannot be decoded. */
function refuseAtOnce({ method = '', url = '' }: IncomingMessage): 400 | 405 | null {
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
function stop(server: ReturnType<typeof createServer>): void {
  server.close(() => void closeDb().finally(() => process.exit(0)))
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
