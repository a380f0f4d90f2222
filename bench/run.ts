import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { commitNow } from './machine'
import { type Part, Skipped } from './part'
import { measureBuilding } from './parts/building'
import { measureEndurance } from './parts/endurance'
import { measureFreshness } from './parts/freshness'
import { measureGrowth } from './parts/growth'
import { measureLive } from './parts/live'
import { measureMixed } from './parts/mixed'
import { measurePosting } from './parts/posting'
import { measureReading } from './parts/reading'
import { measureSlow4g } from './parts/slow-4g'
import { writeReport } from './report'
import { readResults, saveResult } from './results-file'
import { say } from './say'
import { blankSheet, type PartResult } from './sheet'

const USAGE = `npm run bench -- [--only PART,…] [--quick] [--long] [--no-build]
npm run bench -- --report      writes the table and the chart anew from what was measured last
Parts: `

const PARTS: Record<string, Part> = {
  reading: measureReading,
  building: measureBuilding,
  freshness: measureFreshness,
  posting: measurePosting,
  mixed: measureMixed,
  growth: measureGrowth,
  live: measureLive,
  'slow-4g': measureSlow4g,
  endurance: measureEndurance,
}
const PART_MINUTES = 15
/** Ten minutes long: only where it is asked for. */
const LONG = 'endurance'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
if (options.report) await writeReport(readResults())
else await runParts()
// The generator's connections are kept alive; nothing is left to do for them.
process.exit()

async function runParts(): Promise<void> {
  const names = chosen()
  if (!options['no-build']) build()
  for (const name of names) {
    say(`\n${name}`)
    saveResult(name, await runPart(name))
  }
  const isWhole = await writeReport(readResults())
  process.exitCode = isWhole ? 0 : 1
}

function chosen(): string[] {
  const asked = options.only?.split(',') ?? Object.keys(PARTS).filter((name) => name !== LONG || options.long)
  const unknown = asked.filter((name) => PARTS[name] === undefined)
  if (unknown.length === 0) return asked
  say(`There is no part ${unknown.join(', ')}.\n${USAGE}${Object.keys(PARTS).join(', ')}`)
  process.exit(1)
}

async function runPart(name: string): Promise<PartResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engawa-bench-'))
  const sheet = blankSheet(say)
  const [began, load] = [Date.now(), loadavg()[0] ?? 0]
  let skipped: string | null = null
  const tooLong = setTimeout(() => {
    say(`  ${name} takes more than ${PART_MINUTES} minutes: ended.`)
    process.exit(1)
  }, PART_MINUTES * 60_000)
  try {
    await PARTS[name]?.(sheet, { isQuick: options.quick, isLong: options.long, folder })
  } catch (error) {
    skipped = error instanceof Error ? error.message : String(error)
    say(
      error instanceof Skipped
        ? `  skipped: ${skipped}`
        : `  FAILED: ${error instanceof Error ? error.stack : skipped}`,
    )
    process.exitCode = 1
  } finally {
    clearTimeout(tooLong)
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    at: new Date(began).toISOString(),
    commit: commitNow(),
    isQuick: options.quick,
    seconds: Math.round((Date.now() - began) / 1_000),
    load: Number(load.toFixed(2)),
    skipped,
    notes: sheet.notes(),
    rows: sheet.rows(),
  }
}

/** What is measured is the production build of the code as it stands. */
function build(): void {
  const program = `import { build } from './scripts/build.mjs'; build()`
  execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: path.resolve(import.meta.dirname, '..'),
    stdio: ['ignore', 2, 2],
  })
}
