import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hasAdmin } from '@/lib/accounts/queries'
import { createAccount } from '@/lib/accounts/sign-up'
import { listArticles } from '@/lib/articles/queries'
import { closeDb } from '@/lib/db/close'
import { migrate } from '@/lib/db/migrate'
import { importArticle } from '@/lib/imports/import-article'
import { settings } from '@/lib/kernel/settings'
import { loadEnvFile, runCommand } from './command'

const SAMPLE = 'prisma/sample-article.txt'

loadEnvFile()
await runCommand(prepare)

/** Makes a site ready to be read: its tables, something to read, somebody to look after it. */
async function prepare(): Promise<void> {
  const applied = await migrate(settings().DATABASE_URL)
  if (applied.length > 0) console.log('Prepared the database.')
  const given = process.argv.slice(2)
  const isEmpty = (await listArticles(1)).length === 0
  for (const file of given.length > 0 ? given : isEmpty ? [SAMPLE] : []) await importFile(file)
  if (!(await hasAdmin())) await createFirstAdmin()
  await closeDb()
}

async function importFile(file: string): Promise<void> {
  console.log(`Importing ${file}`)
  const { verdict, report } = await importArticle(readFileSync(file))
  console.log(report)
  if (verdict === 'doubtful' || verdict === 'faulty')
    throw new Error(`${file} was not imported. \`npm run import\` says more and can be told how to read it.`)
}

async function createFirstAdmin(): Promise<void> {
  const password = randomBytes(9).toString('base64url')
  const { name } = await createAccount({ name: 'admin', email: 'admin@localhost', password }, 'admin')
  console.log(
    `\nThe first admin is “${name}”, with the password  ${password}\nIt is shown this once; change it at /account/password.\n`,
  )
}
