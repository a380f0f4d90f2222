import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { SITE_ENVIRONMENT } from './site'

const run = promisify(execFile)

/** What waits on such a site. */
export type Filled = { slug: string; places: string[]; moderators: [string, string]; admins: string[] }

/**
 * A site whose queue is one test's alone: other tests report and hold comments meanwhile.
 *
 * @param settings what it is set to otherwise than the site of all tests
 */
export async function openOwnSite(port: number, settings: Record<string, string> = {}) {
  const url = `http://localhost:${port}`
  const folder = path.join(tmpdir(), `engawa-e2e-${port}`)
  rmSync(folder, { recursive: true, force: true })
  const DATABASE_URL = `file:${path.join(folder, 'site.db')}`
  const own = { ...SITE_ENVIRONMENT, ...settings, PORT: String(port), SITE_URL: url, DATABASE_URL }
  const env = { ...process.env, ...own, NODE_ENV: 'production' as const }
  const site = spawn(process.execPath, ['.next/serve.mjs'], { env, stdio: 'ignore' })
  const isUp = () =>
    fetch(`${url}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isUp, { timeout: 30_000 }).toBe(true)

  return {
    url,
    /** Puts so many comments into the queue, of each kind. */
    fill: async (counts: Record<string, number>): Promise<Filled> => {
      const asked = Object.entries(counts).map(([kind, count]) => `${kind}=${count}`)
      const { stdout } = await run('npx', ['tsx', 'e2e/clear-the-queue-fill.ts', ...asked], { env })
      const filled: Filled = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
      return filled
    },
    close: async () => {
      if (site.exitCode !== null) return
      site.kill('SIGTERM')
      await once(site, 'exit')
    },
  }
}
