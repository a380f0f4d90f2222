import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { closeDb } from '@/lib/db/client'
import { migrate } from '@/lib/db/migrate'
import { type ImportOutcome, importArticle } from '@/lib/imports/import-article'
import { settings } from '@/lib/kernel/settings'
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
  await migrate(settings().DATABASE_URL)

  for (const file of files) {
    const outcome = await importArticle(readFileSync(file), {
      slug: values.slug,
      title: values.title,
      plan: values.plan === undefined ? undefined : readFileSync(values.plan, 'utf8'),
      acceptCount: values['accept-count'] === undefined ? undefined : Number(values['accept-count']),
      isDryRun: values['dry-run'],
      onProgress: showProgress,
    })
    say(file, outcome)
  }
  await closeDb()
}

function say(file: string, outcome: ImportOutcome): void {
  const isRefused = outcome.verdict === 'doubtful' || outcome.verdict === 'faulty'
  console.log(`${file}\n${outcome.report}`)
  if (!isRefused) return
  process.exitCode = 1
  if (outcome.plan === null) return
  const planFile = `${file}.plan`
  writeFileSync(planFile, outcome.plan)
  console.log(
    `A plan is in ${planFile}: correct it where it is wrong, then run\n  npm run import -- ${file} --plan ${planFile}`,
  )
}

function showProgress(stored: number, total: number): void {
  if (total <= 1_000) return
  process.stderr.write(
    `\r${stored.toLocaleString('en')} of ${total.toLocaleString('en')} comments${stored === total ? '\n' : ''}`,
  )
}
