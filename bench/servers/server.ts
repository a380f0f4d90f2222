import { createServer } from 'node:net'

/** A server that is measured: what it has used so far, by the accounting of its own process. */
export type Server = {
  origin: string
  cpuMs: () => Promise<number>
  rssMb: () => Promise<number>
  end: () => Promise<void>
}

/** A port that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port is free.')),
      )
    })
  })
}
