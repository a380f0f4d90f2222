import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { closeDb } from '@/lib/db/close'
import { engineOf, sqliteFile } from '@/lib/db/engine'
import { migrate } from '@/lib/db/migrate'
import { type ImportOutcome, importArticle } from '@/lib/imports/import-article'
import { forgetSettings, settings } from '@/lib/kernel/settings'
import { loadEnvFile, runCommand } from './command'

const USAGE = 'npm run import -- FILE… [--dry-run] [--plan FILE] [--accept-count N] [--slug S] [--title T]'

loadEnvFile()
await runCommand(importFiles)

async function importFiles(): Promise<void> {
  const { positionals: files, values } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      plan: { type: 'string' },
      'accept-count': { type: 'string' },
      slug: { type: 'string' },
      title: { type: 'string' },
    },
  })
  if (files.length === 0) throw new Error(`Which file? ${USAGE}`)
  const single = ['plan', 'accept-count', 'slug', 'title'] as const
  if (files.length > 1 && single.some((name) => values[name] !== undefined))
    throw new Error('--plan, --accept-count, --slug and --title go with one file.')
  await prepareStore(values['dry-run'])

  for (const file of files) {
    const outcome = await importArticle(readFileSync(file), {
      slug: values.slug,
      title: values.title,
      plan: values.plan === undefined ? undefined : readFileSync(values.plan, 'utf8'),
      acceptCount: values['accept-count'] === undefined ? undefined : Number(values['accept-count']),
      isDryRun: values['dry-run'],
      onProgress: showProgress,
    })
    say(file, outcome, values['dry-run'])
  }
  await closeDb()
}

/** A dry run neither migrates nor makes a database; where there is none yet, it reads from an empty one in memory's stead. */
async function prepareStore(isDryRun: boolean): Promise<void> {
  const { DATABASE_URL } = settings()
  if (!isDryRun) await migrate(DATABASE_URL)
  if (!isDryRun || engineOf(DATABASE_URL) !== 'sqlite' || existsSync(sqliteFile(DATABASE_URL))) return
  const folder = mkdtempSync(path.join(tmpdir(), 'engawa-dry-run-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.DATABASE_URL = `file:${path.join(folder, 'empty.db')}`
  forgetSettings()
  await migrate(process.env.DATABASE_URL)
}

function say(file: string, outcome: ImportOutcome, isDryRun: boolean): void {
  const isRefused = outcome.verdict === 'doubtful' || outcome.verdict === 'faulty'
  console.log(`${file}\n${outcome.report}`)
  if (!isRefused) return
  process.exitCode = 1
  if (outcome.plan === null || isDryRun) return
  const planFile = `${file}.plan`
  const isKept = existsSync(planFile)
  if (!isKept) writeFileSync(planFile, outcome.plan)
  console.log(isKept ? `The plan ${planFile} is left as it is.` : `A plan is in ${planFile}.`)
  console.log(`Correct it where it is wrong, then run\n  npm run import -- ${file} --plan ${planFile}`)
}

function showProgress(stored: number, total: number): void {
  if (total <= 1_000) return
  process.stderr.write(
    `\r${stored.toLocaleString('en')} of ${total.toLocaleString('en')} comments${stored === total ? '\n' : ''}`,
  )
}
