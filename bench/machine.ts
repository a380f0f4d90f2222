import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, release, type as systemType, totalmem } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { findNginx } from './servers/nginx'

const ROOT = path.resolve(import.meta.dirname, '..')
const PACKAGES = ['next', 'react', 'better-sqlite3', 'autocannon']

/** The commit that is measured, and whether something was changed since. */
export function commitNow(): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['--no-optional-locks', ...args], { cwd: ROOT, encoding: 'utf8' }).trim()
  try {
    return (
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain', '--', '.', ':!bench/results') === '' ? '' : ' with changes')
    )
  } catch (error) {
    // No repository: an archive of the source was unpacked.
    if (error instanceof Error) return 'unknown'
    throw error
  }
}

/** What it is measured on, by name. */
export function describeMachine(): Record<string, string> {
  const all = cpus()
  return {
    processor: `${all.length} × ${all[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${systemType()} ${release()}`,
    node: process.version,
    sqlite: sqliteVersion(),
    nginx: nginxVersion(),
    ...Object.fromEntries(PACKAGES.map((name) => [name, packageVersion(name)])),
  }
}

function packageVersion(name: string): string {
  const file = path.join(ROOT, 'node_modules', name, 'package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version
}

function sqliteVersion(): string {
  const database = new Database(':memory:')
  const version = database.prepare<[], string>('SELECT sqlite_version()').pluck().get()
  database.close()
  return version ?? 'unknown'
}

function nginxVersion(): string {
  const program = findNginx()
  if (program === null) return 'absent'
  // nginx says its version on standard error.
  return (
    execFileSync('sh', ['-c', `${program} -v 2>&1`], { encoding: 'utf8' })
      .split('/')
      .at(-1)
      ?.trim() ?? 'unknown'
  )
}
