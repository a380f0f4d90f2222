import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'

/** Another process over the same store, as a second server would be. */
export type OtherProcess = {
  /** Has it answer, in JSON; it answers one after the other. */
  ask: (asked: unknown) => Promise<unknown>
  /** Lets it finish, which it has to do without a fault. */
  close: () => Promise<void>
}

/** @param program what it runs; to be answered, it calls `answerLines` */
export function openOtherProcess(program: string): OtherProcess {
  const other = spawn(path.resolve('node_modules/.bin/tsx'), ['-e', program])
  const said: string[] = []
  other.stderr.on('data', (chunk) => said.push(String(chunk)))
  const answers = createInterface({ input: other.stdout })[Symbol.asyncIterator]()
  return {
    ask: async (asked) => {
      other.stdin.write(`${JSON.stringify(asked)}\n`)
      const answer = await answers.next()
      expect(answer.done, said.join('')).toBeFalsy()
      return JSON.parse(answer.value)
    },
    close: async () => {
      const ended = new Promise((resolve) => other.once('close', resolve))
      other.stdin.end()
      expect(await ended, said.join('')).toBe(0)
    },
  }
}
