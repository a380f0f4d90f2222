// npm ends by a signal without passing it on: what it started notices that it is alone and ends too.
const EVERY_MS = 500

/** Calls `end` once the process that started this one is gone; only under npm, since others may leave on purpose. */
export function endWithParent(end) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    end()
  }, EVERY_MS)
  watch.unref()
}
