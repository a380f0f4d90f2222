import { rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sqliteFile } from '@/lib/db/engine'
import { SITE_ENVIRONMENT } from './site'

// Begins with an empty database every time; the tests bring what they need into it.
Object.assign(process.env, SITE_ENVIRONMENT, { NODE_ENV: 'production' })
rmSync(path.dirname(sqliteFile(SITE_ENVIRONMENT.DATABASE_URL)), { recursive: true, force: true })
await import(pathToFileURL(path.resolve('.next/serve.mjs')).href)
