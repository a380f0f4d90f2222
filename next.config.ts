import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // Titles and descriptions belong in the head for everybody, not only for known crawlers.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // A route is loaded when it is first asked for: most sites never ask for most of them.
  experimental: { preloadEntriesOnStart: false },
  // The list of common passwords would be in the bundle of each route, half a megabyte every time.
  serverExternalPackages: [
    '@zxcvbn-ts/language-common',
    'better-sqlite3',
    'pg',
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
  ],
}

export default config
