import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withdrawComment } from '@/lib/comments/withdraw'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { aModerator, anArticle, aReader } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'

const ROUNDS = 20
/** PostgreSQL tells of what was committed; SQLite is looked at, so that it is known at once. */
const WITHIN_MS = process.env.TEST_ENGINE === 'sqlite' ? 0 : 1_000

type Keeper = { read: (key: string) => Promise<string>; child: ChildProcessWithoutNullStreams }
let keepers: Keeper[]

beforeAll(async () => {
  keepers = await Promise.all([aKeeper(), aKeeper()])
}, 30_000)
afterAll(() => {
  for (const { child } of keepers) child.stdin.end()
})

async function aKeeper(): Promise<Keeper> {
  const args = ['--conditions=react-server', 'lib/testing/keeping-process.ts']
  const child = spawn(path.resolve('node_modules/.bin/tsx'), args, { env: process.env })
  child.stderr.on('data', (chunk) => process.stderr.write(chunk))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  const read = async (key: string) => {
    child.stdin.write(`${key}\n`)
    return String(JSON.parse((await lines.next()).value))
  }
  return { child, read }
}

/** Whether both come to read what is wanted in time. */
async function bothRead(key: string, isWanted: (words: string) => boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs
  for (;;) {
    const read = await Promise.all(keepers.map((keeper) => keeper.read(key)))
    if (read.every(isWanted)) return true
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('two processes that keep pages both show what a third one has done: what was added within a second, what was taken away at once', async () => {
  const [author, moderator, article] = [await aReader(), await aModerator(), await anArticle()]
  const key = `${article.slug} ${article.id}`
  const results: boolean[] = []

  for (let round = 0; round < ROUNDS; round++) {
    const words = `These are the words of round ${round}.`
    const has = (text: string) => text.includes(words)
    const number = await aComment(author, article.slug, words)
    results.push(await bothRead(key, has, 1_000))
    if (round % 2 === 0) await withdrawComment(author, article.slug, number)
    else await removeComment(moderator, article.slug, number, { reason: 'spam', note: '' })
    results.push(await bothRead(key, (text) => !has(text), WITHIN_MS))
    if (round % 2 === 0) continue
    await restoreComment(moderator, article.slug, number)
    results.push(await bothRead(key, has, WITHIN_MS))
  }

  expect(results.filter((isRight) => !isRight)).toEqual([])
  expect(results.length).toBe(ROUNDS * 2.5)
}, 120_000)
