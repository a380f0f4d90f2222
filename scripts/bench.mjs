// The benchmark, also from a fresh checkout: npm run bench
import { bin, install, run } from './install.mjs'

try {
  install()
  run(bin('tsx'), ['--conditions=react-server', 'bench/run.ts', ...process.argv.slice(2)])
} catch (error) {
  if (error.status === undefined) console.error(error)
  process.exit(1)
}
