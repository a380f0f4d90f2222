// Builds the site when anything it is made of changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildReading } from './build-reading.mjs'
import { buildServer } from './build-server.mjs'
import { bin, root, run } from './install.mjs'

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma/schema.prisma',
  'public',
  'proxy.ts',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
  'scripts/build-reading.mjs',
  'scripts/build-server.mjs',
  'scripts/back.ts',
  'scripts/serve.ts',
]
const LEFT_OUT = /\.test\.ts$|generated/

export async function build() {
  const stamp = path.join(root, '.next', 'engawa-sources')
  const sources = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  console.log('Building the site …')
  run(bin('next'), ['build'], { NEXT_TELEMETRY_DISABLED: '1' })
  await buildReading()
  await buildServer()
  writeFileSync(stamp, sources)
}

function hashSources() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesOf).sort()) hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesOf(source) {
  const full = path.join(root, source)
  if (!existsSync(full) || LEFT_OUT.test(source)) return []
  try {
    return readdirSync(full).flatMap((name) => filesOf(path.join(source, name)))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [source]
    throw error
  }
}
