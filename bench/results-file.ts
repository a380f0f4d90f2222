import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { describeMachine } from './machine'
import { PartResult } from './sheet'

export const RESULTS = path.join(import.meta.dirname, 'results')
const FILE = path.join(RESULTS, 'results.json')

const Results = z.object({ machine: z.record(z.string(), z.string()), parts: z.record(z.string(), PartResult) })
export type Results = z.infer<typeof Results>

/** What was measured last, part by part. */
export function readResults(): Results {
  if (!existsSync(FILE)) return { machine: describeMachine(), parts: {} }
  return Results.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}

/** Puts a part's result in the place of its last one; results of another machine are not mixed with those of this one. */
export function saveResult(name: string, result: PartResult): void {
  const [known, machine] = [readResults(), describeMachine()]
  const isSame = known.machine.processor === machine.processor && known.machine.node === machine.node
  const parts = { ...(isSame ? known.parts : {}), [name]: result }
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(FILE, `${JSON.stringify({ machine, parts }, null, 2)}\n`)
}
