import autocannon from 'autocannon'
import type { Server } from './servers/server'

export type Load = {
  url: string
  connections: number
  /** how long; or `amount`: how many requests */
  seconds?: number
  amount?: number
  headers?: Record<string, string>
  /** which answers are right */
  expect?: number[]
  /** prepares one connection, counted from 0 */
  setup?: (client: autocannon.Client, index: number) => void
}

/** What the generator saw. `failed` counts answers of another status, broken connections and time-outs. */
export type Driven = { count: number; failed: number; perSecond: number; times: Map<number, Float64Array> }

/** Drives one server as hard as its connections go, each sending its next request when it has its answer. */
export function drive({
  url,
  connections,
  seconds,
  amount,
  headers = {},
  expect = [200],
  setup,
}: Load): Promise<Driven> {
  return new Promise((resolve, reject) => {
    const times = new Map<number, number[]>()
    const began = performance.now()
    let [ended, index, answered] = [began, 0, 0]
    const instance = autocannon(
      {
        url,
        connections,
        headers,
        ...(amount === undefined ? { duration: seconds ?? 1 } : { amount }),
        sampleInt: 50,
        setupClient: (client) => {
          if (setup) setup(client, index++)
          else forgetBodies(client)
        },
      },
      (error: Error | null, { errors, timeouts, requests }: autocannon.Result) => {
        // The generator says nothing of connections that were closed on it. When the time is over each may have one open.
        const unanswered = requests.sent - answered - (amount === undefined ? connections : 0)
        const broken = errors + timeouts + Math.max(0, unanswered)
        if (error) reject(error)
        else resolve(sumUp(times, (ended - began) / 1_000, broken, expect))
      },
    )
    instance.on('response', (_client, status, _bytes, ms) => {
      ended = performance.now()
      answered++
      const known = times.get(status)
      if (known) known.push(ms)
      else times.set(status, [ms])
    })
  })
}

/** Where nobody looks at bodies the generator need not make text of them, which is most of what it does. */
function forgetBodies(client: autocannon.Client): void {
  const queue: unknown = Reflect.get(client, 'pipelinedRequests')
  if (typeof queue === 'object' && queue !== null) Reflect.set(queue, 'addBody', () => undefined)
}

function sumUp(times: Map<number, number[]>, seconds: number, broken: number, expect: number[]): Driven {
  const statuses = [...times].map(([status, all]) => ({ status, all: Float64Array.from(all).sort() }))
  const right = statuses.filter(({ status }) => expect.includes(status))
  const count = right.reduce((sum, { all }) => sum + all.length, 0)
  const wrong = statuses.reduce((sum, { all }) => sum + all.length, 0) - count
  return {
    count,
    failed: wrong + broken,
    perSecond: count / seconds,
    times: new Map(right.map(({ status, all }) => [status, all])),
  }
}

/** The share of the times in milliseconds, of all right answers or of one status. */
export function quantile({ times }: Driven, share: number, status?: number): number {
  const all = status === undefined ? [...times.values()] : [times.get(status) ?? new Float64Array()]
  const sorted =
    all.length === 1 ? (all[0] ?? new Float64Array()) : Float64Array.from(all.flatMap((one) => [...one])).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** What a load found, as far as the generator sees it. */
export type Seen = { perSecond: number; p50Ms: number; p99Ms: number; count: number; failed: number }

/** The same, with what the server used for each request. */
export type Measured = Seen & { cpuMs: number }

/** The figures of one load. */
export function seen(driven: Driven): Seen {
  const { perSecond, count, failed } = driven
  return { perSecond, p50Ms: quantile(driven, 0.5), p99Ms: quantile(driven, 0.99), count, failed }
}

/** Drives a server and asks it before and after what it used. */
export async function measure(server: Server, load: Load): Promise<Measured> {
  const before = await server.cpuMs()
  const driven = await drive(load)
  const cpuMs = (await server.cpuMs()) - before
  if (driven.count === 0) throw new Error(`Not one right answer came from ${load.url}; ${driven.failed} were wrong.`)
  return { cpuMs: cpuMs / driven.count, ...seen(driven) }
}

/** The middle of several rounds, figure by figure; counts are added up. */
export function middle(rounds: Measured[] = []): Measured {
  return { cpuMs: median(rounds.map(({ cpuMs }) => cpuMs)), ...middleSeen(rounds) }
}

/** The same of what the generator saw. */
export function middleSeen(rounds: Seen[]): Seen {
  const of = (figure: 'perSecond' | 'p50Ms' | 'p99Ms') => median(rounds.map((round) => round[figure]))
  const sum = (figure: 'count' | 'failed') => rounds.reduce((total, round) => total + round[figure], 0)
  return {
    perSecond: of('perSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    count: sum('count'),
    failed: sum('failed'),
  }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
