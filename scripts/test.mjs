// All tests: npm test. Brings along what they need (packages, a browser; PostgreSQL comes with the packages).
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { install, run } from './install.mjs'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

try {
  install()
  const chromium = findChromium()
  run('npm', ['run', 'check'])
  run('npm', ['run', 'build'])
  run('npm', ['run', 'test:e2e'], chromium ? { CHROMIUM_PATH: chromium } : {})
  console.log('All checks passed.')
} catch (error) {
  if (error.status === undefined) console.error(error)
  process.exit(1)
}

/** A browser that is there, or is installed now; null: Playwright's own. */
function findChromium() {
  const given = process.env.CHROMIUM_PATH ?? CHROMIUM.find((file) => existsSync(file))
  if (given) return given
  if (process.getuid?.() === 0 && hasProgram('apt-get')) {
    console.log('Installing Chromium …')
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' })
    return CHROMIUM[0]
  }
  run('npx', ['playwright', 'install', 'chromium'])
  return null
}

function hasProgram(name) {
  try {
    execFileSync('which', [name], { stdio: 'ignore' })
    return true
  } catch (error) {
    if (error.status !== undefined) return false
    throw error
  }
}
