import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { getPriority, setPriority, tmpdir } from 'node:os'
import path from 'node:path'
import { MessageChannel, MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { Back } from './back'
import { openForwarding } from './forward'
import { openHandingIn } from './hand-in'
import { answerQuestions, type HandedIn, questionsTo } from './questions'

/** What the thread says once it is ready, and is told when it is to end. */
const READY = 'ready'
const END = 'end'
/** Most of what a page or a post leaves behind is garbage at once; a larger room for it only fills later. */
const YOUNG_MB = 24
/** Where there is much room, garbage is left lying for long; a file of 20 MB can be imported in half of this. */
const OLD_MB = 512
/** Steps downwards: enough to let others go first, and far from standing still. */
const SECOND = 5
const LAST = 19
/** As many as there can be connections to the front. */
const BACKLOG = 65_535
const Given = z.object({ socketPath: z.string(), answers: z.instanceof(MessagePort) })

/**
 * Opens the back of the server in a thread of its own, so that nothing that it does holds up who reads what lies ready.
 *
 * @param file what runs there; it calls `serveBack`
 */
export async function openBackThread(file: URL): Promise<Back> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engawa-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const socketPath = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'back')
  const { port1: questions, port2: answers } = new MessageChannel()
  const thread = new Worker(file, {
    workerData: { socketPath, answers },
    transferList: [answers],
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
  })
  thread.once('error', (error) => {
    console.error(error)
    process.exit(1)
  })
  // What keeps it from going on it has said itself; unasked it has no reason to end well.
  thread.once('exit', (code) => process.exit(code || 1))
  await new Promise<void>((resolve) => {
    thread.on('message', (message) => message === READY && resolve())
  })
  const ask = questionsTo(questions)
  return {
    answer: openHandingIn(ask, openForwarding(socketPath)),
    upgrade: (_request, socket) => socket.destroy(),
    ask,
    close: async () => {
      thread.removeAllListeners('exit')
      const gone = new Promise((resolve) => thread.once('exit', resolve))
      thread.postMessage(END)
      await gone
    },
  }
}

/** Where the processor is short, what lies ready goes first. Linux alone gives threads priorities of their own. */
function goSecond(): void {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, Math.min(getPriority(thread) + SECOND, LAST))
  } catch (error) {
    console.warn('Making pages cannot be given less priority than sending those that lie ready.', error)
  }
}

/**
 * Serves the back to the thread that opened this one.
 *
 * @param handedIn answers what comes as messages
 * @param isBusy whether a fault says no more than that there is too much to do
 */
export async function serveBack(back: Back, handedIn: HandedIn, isBusy: (fault: unknown) => boolean): Promise<void> {
  const port = parentPort
  goSecond()
  if (!port) throw new Error('This is a thread of the server and no program.')
  const { socketPath, answers } = Given.parse(workerData)
  // The front closes connections when it wants to, and has looked after slow clients.
  const unlimited = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0, requireHostHeader: false }
  const server = createServer(unlimited, back.answer)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path: socketPath, backlog: BACKLOG }, resolve)
  })
  answerQuestions(answers, { ...back.ask, ...handedIn }, isBusy)
  port.on('message', (message) => {
    if (message !== END) return
    server.close()
    void back.close().finally(() => process.exit(0))
  })
  port.postMessage(READY)
}
