// Loaded into the servers that are measured: answers what the process itself counts, and ends it with the benchmark.
import { isMainThread } from 'node:worker_threads'

// Threads inherit what is loaded; the main one answers for all of them, since the process is what is counted.
if (isMainThread && process.send) {
  process.on('message', ({ asked }) => {
    const { user, system } = process.cpuUsage()
    process.send?.({ asked, cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 1_048_576 })
  })
  process.on('disconnect', () => process.exit(0))
  process.channel?.unref()
}
