import path from 'node:path'
import { drive, quantile } from '../drive'
import { BROWSER_ENCODINGS, type Run } from '../part'
import type { Sheet } from '../sheet'
import { countStored, postRequest } from '../site/posting'
import { openScene, POSTED_TO, warmUp } from './posting'

const CONNECTIONS = 40
const READS_PER_POST = 19

/** Nineteen reads of a thread's first page for each post to it. */
export async function measureMixed(sheet: Sheet, { isQuick, folder }: Run): Promise<void> {
  const scene = await openScene(path.join(folder, 'mixed.db'))
  const { server, file, writers, passages } = scene
  try {
    await warmUp(scene, isQuick ? 150 : 500)
    const acknowledged: number[] = []
    const beyond = countStored(file, POSTED_TO, 0, []).stored
    const read = {
      method: 'GET' as const,
      path: `/articles/${POSTED_TO}`,
      headers: { 'accept-encoding': BROWSER_ENCODINGS },
    }
    const before = await server.cpuMs()
    const driven = await drive({
      url: server.origin,
      connections: CONNECTIONS,
      seconds: isQuick ? 5 : 15,
      expect: [200, 201],
      setup: (client, index) => {
        const writer = writers[index]
        if (!writer) throw new Error('There are too few writers.')
        const post = postRequest({ origin: server.origin, slug: POSTED_TO, passages, acknowledged }, writer)
        // Each connection begins at another place of the round, so that posts come evenly.
        const reads = (count: number) => Array.from({ length: count }, () => ({ ...read }))
        const early = index % (READS_PER_POST + 1)
        client.setRequests([...reads(early), post, ...reads(READS_PER_POST - early)])
      },
    })
    const cpuMs = ((await server.cpuMs()) - before) / driven.count
    const kept = countStored(file, POSTED_TO, beyond, acknowledged)
    const { count, failed, perSecond } = driven
    sheet.row('all requests', { cpuMs, perSecond, count, failed, rssMb: await server.rssMb() })
    for (const [name, status] of [
      ['reads', 200],
      ['posts', 201],
    ] as const)
      sheet.row(name, {
        p50Ms: quantile(driven, 0.5, status),
        p99Ms: quantile(driven, 0.99, status),
        count: driven.times.get(status)?.length ?? 0,
        ...(status === 201 ? { acknowledged: kept.acknowledged, missing: kept.missing } : {}),
      })
  } finally {
    await server.end()
  }
}
