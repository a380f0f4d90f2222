// Makes both Prisma clients from the one schema. Runs only when the schema changed since the last time.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const schema = readFileSync(path.join(root, 'prisma/schema.prisma'), 'utf8')
const stampFile = path.join(root, 'lib/db/generated/stamp')
const prismaVersion = JSON.parse(readFileSync(path.join(root, 'node_modules/prisma/package.json'), 'utf8')).version
const stamp = createHash('sha256').update(`${prismaVersion}\n${schema}`).digest('hex')

if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) process.exit(0)

const forPostgres = schema.replace(/"[^"]*" \/\/ postgresql: (\S+)/g, '"$1"')
mkdirSync(path.join(root, 'prisma/postgresql'), { recursive: true })
writeFileSync(path.join(root, 'prisma/postgresql/schema.prisma'), forPostgres)

// Generating needs no schema engine, but the command stops when it cannot download one: any file in its place will do.
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }
const prisma = path.join(root, 'node_modules/prisma/build/index.js')
for (const file of ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma']) {
  execFileSync(process.execPath, [prisma, 'generate', '--schema', file], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
writeFileSync(stampFile, stamp)
console.log('Generated the SQLite and PostgreSQL clients.')
