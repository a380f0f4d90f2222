import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Titles and descriptions belong in the head for everybody, not only for known crawlers.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
  ],
}

export default config
