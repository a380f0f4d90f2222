// The main job, from a fresh checkout to a site that serves: npm run up [-- FILE…]
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { endWithParent } from './end-with-parent.mjs'
import { bin, install, root, run } from './install.mjs'
import { SERVER_ENVIRONMENT, SERVER_FLAGS } from './server-environment.mjs'

try {
  install()
  prepareSettings()
  // It needs packages, which are there only now.
  const { build } = await import('./build.mjs')
  await build()
  run(bin('tsx'), ['scripts/first-run.ts', ...process.argv.slice(2).map((file) => path.resolve(file))])
} catch (error) {
  if (error.status === undefined) console.error(error)
  process.exit(1)
}
serve()

/** Writes `.env` where there is none, and a secret of its own into it. */
function prepareSettings() {
  const file = path.join(root, '.env')
  const text = readFileSync(existsSync(file) ? file : path.join(root, '.env.example'), 'utf8')
  const hasSecret = process.env.NEXTAUTH_SECRET || /^NEXTAUTH_SECRET=.+$/m.test(text)
  if (hasSecret && existsSync(file)) return
  const secret = `NEXTAUTH_SECRET=${randomBytes(32).toString('base64url')}`
  const withSecret = hasSecret
    ? text
    : /^NEXTAUTH_SECRET=/m.test(text)
      ? text.replace(/^NEXTAUTH_SECRET=.*$/m, secret)
      : `${text}\n${secret}\n`
  writeFileSync(file, withSecret, { mode: 0o600 })
  console.log('Settings are in .env.')
}

function serve() {
  const server = spawn(process.execPath, [...SERVER_FLAGS, '.next/serve.mjs'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...SERVER_ENVIRONMENT },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
  endWithParent(() => server.kill('SIGTERM'))
  server.on('exit', (code) => process.exit(code ?? 0))
}
