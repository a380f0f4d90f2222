import { tmpdir } from 'node:os'
import path from 'node:path'

const PORT = 3217

/** The site that the end-to-end tests run against, in a database of its own. */
export const SITE = `http://localhost:${PORT}`

export const SITE_ENVIRONMENT = {
  PORT: String(PORT),
  SITE_URL: SITE,
  SITE_NAME: 'The Bay Courier',
  DATABASE_URL: `file:${path.join(tmpdir(), 'engawa-e2e', 'site.db')}`,
  NEXTAUTH_SECRET: 'for the end-to-end tests and nothing else',
  // Tests post and sign in faster than people do; limits of pace have tests of their own.
  PACE_NEW_READER_SECONDS: '0',
  PACE_NEW_READER_PER_DAY: '100000',
  PACE_MEMBER_SECONDS: '0',
  PACE_MEMBER_PER_MINUTE: '100000',
  HOLD_FASTER_THAN_SECONDS: '0',
  SIGN_IN_TRIES_PER_ADDRESS: '100000',
  SIGN_UPS_PER_ADDRESS: '100000',
} as const
