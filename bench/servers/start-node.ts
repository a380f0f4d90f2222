import { type ChildProcess, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { get } from '../ask'
import { say } from '../say'
import type { Server } from './server'

const ROOT = path.resolve(import.meta.dirname, '../..')
const START_MS = 60_000
const END_MS = 15_000
const Usage = z.object({ asked: z.number(), cpuMs: z.number(), rssMb: z.number() })

type Started = { args: string[]; env?: Record<string, string>; origin: string; readyPath: string }

/**
 * Starts a Node program as a server and waits until it answers.
 *
 * @throws {Error} with the program's last words when it ends or does not answer in time
 */
export async function startNode({ args, env = {}, origin, readyPath }: Started): Promise<Server> {
  const preload = path.join(import.meta.dirname, 'answer-usage.mjs')
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let words = ''
  const keep = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000)
  }
  let complaints = ''
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(0, 2_000)
  })
  await untilReady(child, origin + readyPath, () => words)
  const usage = () => askUsage(child, () => words)
  return {
    origin,
    cpuMs: async () => (await usage()).cpuMs,
    rssMb: async () => (await usage()).rssMb,
    end: async () => {
      await end(child)
      if (complaints !== '') say(`  the server complained:\n${complaints}`)
    },
  }
}

async function untilReady(child: ChildProcess, url: string, words: () => string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < START_MS; await sleep(100)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended at once:\n${words()}`)
    const status = await get(url).then((answer) => answer.status, isNotYet)
    if (status === 200) return
  }
  await end(child)
  throw new Error(`The server did not answer ${url} in time:\n${words()}`)
}

/** Nobody listens yet; asked again soon. */
function isNotYet(error: unknown): null {
  if (error instanceof Error) return null
  throw error
}

let questions = 0

/** Several may ask at once: each takes the answer to its own question. */
async function askUsage(child: ChildProcess, words: () => string): Promise<z.infer<typeof Usage>> {
  if (!child.connected) throw new Error(`The server is gone:\n${words()}`)
  const [asked, signal] = [++questions, AbortSignal.timeout(30_000)]
  const answers: AsyncIterable<unknown[]> = on(child, 'message', { signal })
  child.send({ asked })
  for await (const [message] of answers) {
    const { data } = Usage.safeParse(message)
    if (data?.asked === asked) return data
  }
  throw new Error(`The server does not say what it used:\n${words()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const kill = setTimeout(() => child.kill('SIGKILL'), END_MS)
  await gone
  clearTimeout(kill)
}
