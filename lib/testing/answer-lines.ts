import { createInterface } from 'node:readline'
import { closeDb } from '@/lib/db/close'

/** Answers each line of JSON that comes in with another, until nothing comes any more: what the other process of a race does. */
export async function answerLines<Asked>(answer: (asked: Asked) => Promise<unknown>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const asked: Asked = JSON.parse(line)
    process.stdout.write(`${JSON.stringify(await answer(asked))}\n`)
  }
  await closeDb()
}
