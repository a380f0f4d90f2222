import { SERVER_ENVIRONMENT, SERVER_FLAGS } from '@/scripts/server-environment.mjs'
import { freePort, type Server } from './server'
import { startNode } from './start-node'

export const SECRET = 'for the benchmark and for nothing else whatever'

/** Settings of the measured site: those of production, with the limits of pace lifted. */
const LIFTED = {
  PACE_NEW_READER_SECONDS: '0',
  PACE_NEW_READER_PER_DAY: '100000000',
  PACE_MEMBER_SECONDS: '0',
  PACE_MEMBER_PER_MINUTE: '100000000',
  LIVE_CONNECTIONS_PER_ADDRESS: '5000',
  SIGN_IN_TRIES_PER_ADDRESS: '100000',
  SIGN_UPS_PER_ADDRESS: '100000',
}

/** Starts the production server over a database file, as `npm run up` does. */
export async function startOurSite(file: string): Promise<Server> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    ...LIFTED,
    ...SERVER_ENVIRONMENT,
    PORT: String(port),
    SITE_URL: origin,
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: SECRET,
    DATABASE_URL: `file:${file}`,
  }
  return startNode({
    args: [...SERVER_FLAGS, '.next/serve.mjs'],
    env,
    origin,
    readyPath: '/api/ready',
  })
}
