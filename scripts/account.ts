import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { resetPassword } from '@/lib/accounts/change-password'
import { changeRole } from '@/lib/accounts/change-role'
import { eraseAccount } from '@/lib/accounts/erase-account'
import { type ErasurePlan, planErasure } from '@/lib/accounts/plan-erasure'
import { renameAccount } from '@/lib/accounts/rename-account'
import { NewAccount } from '@/lib/accounts/schema'
import { createAccount } from '@/lib/accounts/sign-up'
import { liftSuspension, suspendReader } from '@/lib/accounts/suspend'
import { ERASED_NAME, ROLES } from '@/lib/accounts/view'
import { closeDb } from '@/lib/db/close'
import { migrate } from '@/lib/db/migrate'
import { settings } from '@/lib/kernel/settings'
import { loadEnvFile, runCommand } from './command'

const USAGE = `npm run account -- create --name N --email E --role reader|moderator|admin
npm run account -- role --name N --role R
npm run account -- suspend --name N --reason WHY [--until YYYY-MM-DD]
npm run account -- lift --name N
npm run account -- password --name N
npm run account -- rename --name N --to M
npm run account -- erase --name N [--yes]
A password is read from standard input.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string' },
    reason: { type: 'string' },
    until: { type: 'string' },
    to: { type: 'string' },
    yes: { type: 'boolean' },
  },
})

const VERBS: Record<string, () => Promise<string>> = {
  create: async () => {
    const role = roleOf(values.role ?? 'reader')
    const account = NewAccount.safeParse({
      name: needed('name'),
      email: needed('email'),
      password: await readPassword(),
    })
    if (!account.success) throw new Error(z.prettifyError(account.error))
    const { name } = await createAccount(account.data, role)
    return `${name} is ${role}.`
  },
  role: async () => {
    const role = roleOf(needed('role'))
    await changeRole('house', needed('name'), role)
    return `${needed('name')} is ${role}.`
  },
  suspend: async () => {
    const until = values.until === undefined ? undefined : z.coerce.date().parse(values.until)
    await suspendReader('house', needed('name'), { reason: needed('reason'), until })
    return `${needed('name')} is suspended.`
  },
  lift: async () => {
    await liftSuspension('house', needed('name'))
    return `${needed('name')} is no longer suspended.`
  },
  password: async () => {
    await resetPassword(needed('name'), await readPassword())
    return `${needed('name')} has a new password and is signed out everywhere.`
  },
  rename: async () => {
    await renameAccount('house', needed('name'), needed('to'))
    return `${needed('name')} is now called ${needed('to')}.`
  },
  erase: async () => {
    const plan = await planErasure(needed('name'))
    if (!values.yes)
      throw new Error(`Nothing is changed yet. With --yes, for good:\n${inWords(plan)}\nBack up first, if in doubt.`)
    await eraseAccount('house', needed('name'))
    return `Erased, for good:\n${inWords(plan)}`
  },
}

loadEnvFile()
await runCommand(async () => {
  const verb = VERBS[positionals[0] ?? '']
  if (!verb) throw new Error(USAGE)
  await migrate(settings().DATABASE_URL)
  console.log(await verb())
  await closeDb()
})

function needed(option: 'name' | 'email' | 'role' | 'reason' | 'to'): string {
  const value = values[option]
  if (!value) throw new Error(`--${option} is missing.\n${USAGE}`)
  return value
}

function roleOf(word: string) {
  const role = ROLES.find((known) => known === word)
  if (!role) throw new Error(`There is no role ${word}; there are ${ROLES.join(', ')}.`)
  return role
}

function inWords({
  name,
  isUnclaimed,
  comments,
  shown,
  quotedPassages,
  recommendations,
  reports,
  notes,
  appeals,
}: ErasurePlan): string {
  const lines = [
    isUnclaimed
      ? `${name}, an unclaimed name from an imported thread, becomes “${ERASED_NAME}”`
      : `${name}, an account with its e-mail address, password and sessions, becomes “${ERASED_NAME}”`,
    `${comments} comments (${shown} of them shown) are withdrawn, and every wording of them is emptied`,
    `${quotedPassages} passages of them that others quote go blank`,
    `${recommendations} recommendations are taken back, and the words of ${reports} reports are emptied`,
    `${notes} notes and warnings of moderators go, and the words of ${appeals} appeals`,
    'What others wrote themselves stays, even where it names them',
  ]
  const file =
    'The imported file itself still holds the name and the words: it is kept for the export and left as it is'
  return [...lines, ...(isUnclaimed ? [file] : [])].map((line) => `  ${line}.`).join('\n')
}

async function readPassword(): Promise<string> {
  const lines = createInterface({ input: process.stdin })
  if (process.stdin.isTTY) process.stderr.write('Password: ')
  for await (const line of lines) {
    lines.close()
    return line
  }
  throw new Error('No password came in on standard input.')
}
