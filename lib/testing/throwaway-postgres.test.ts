import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('a process that had a throwaway server ends with the code it was given', () => {
  const program = `
    import { startPostgres } from './lib/testing/throwaway-postgres.ts'
    const server = await startPostgres()
    await server.stop()
    process.exitCode = 3`

  const { TEST_POSTGRES_URL: _, ...env } = process.env
  const ended = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { env })

  expect([ended.status, ended.stderr.toString()]).toEqual([3, ''])
})
