// Loaded into the servers that are measured: answers what the process itself counts, and ends it with the benchmark.
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.send) {
  process.on('message', (asked) => {
    if (asked !== 'usage') return
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 1_048_576 })
  })
  process.on('disconnect', () => process.exit(0))
  process.channel?.unref()
}
