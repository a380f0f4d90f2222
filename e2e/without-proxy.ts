import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { SITE_ENVIRONMENT } from './site'

const PORT = 3_221
const BESIDE = ['docs', 'node_modules', 'package.json', 'prisma']
const LEFT_OUT = /\.next\/(?:cache|dev|trace)/
const FUNCTIONS = '.next/server/functions-config-manifest.json'
const Functions = z.object({ version: z.number(), functions: z.record(z.string(), z.unknown()) })

let site: { server: ChildProcess; folder: string } | null = null

/** The same build over the same store, as it would be had `proxy.ts` been removed; @returns where it is */
export async function openWithoutProxy(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engawa-without-proxy-'))
  cpSync('.next', path.join(folder, '.next'), { recursive: true, filter: (file) => !LEFT_OUT.test(file) })
  for (const name of BESIDE) symlinkSync(path.resolve(name), path.join(folder, name))
  removeProxy(path.join(folder, FUNCTIONS))
  const server = spawn(process.execPath, ['.next/serve.mjs'], {
    cwd: folder,
    env: { ...process.env, ...SITE_ENVIRONMENT, PORT: String(PORT), NODE_ENV: 'production' },
    stdio: 'ignore',
  })
  site = { server, folder }
  const address = `http://localhost:${PORT}`
  const isUp = () =>
    fetch(`${address}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isUp, { timeout: 30_000 }).toBe(true)
  // The control: it is the proxy that gives the login page a cookie.
  expect((await fetch(`${address}/login`)).headers.get('set-cookie')).toBeNull()
  return address
}

export async function closeWithoutProxy(): Promise<void> {
  if (!site) return
  const { server, folder } = site
  if (server.exitCode === null && server.kill('SIGTERM')) await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

function removeProxy(file: string): void {
  const { functions, ...rest } = Functions.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { '/_middleware': proxy, ...others } = functions
  expect(proxy).toBeDefined()
  writeFileSync(file, JSON.stringify({ ...rest, functions: others }))
}
