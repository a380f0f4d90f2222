import { existsSync } from 'node:fs'
import { z } from 'zod'
import { closeDb } from '@/lib/db/close'
import { DatabaseFault } from '@/lib/db/migrations'
import { Refusal } from '@/lib/kernel/refusal'
import { SettingsFault } from '@/lib/kernel/settings'

/** Reads `.env`, where there is one, into what is not set already. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** Runs a command; what the operator can mend is said in one line, and the exit code tells. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const isMendable = error instanceof Refusal || error instanceof SettingsFault || error instanceof DatabaseFault
    if (error instanceof z.ZodError) console.error(z.prettifyError(error))
    else console.error(isMendable || (error instanceof Error && error.constructor === Error) ? error.message : error)
    await closeDb()
    process.exitCode = 1
  }
}
