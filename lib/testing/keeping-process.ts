import { createInterface } from 'node:readline'
import { readThreadPage } from '@/lib/comments/queries'
import { watchEvents } from '@/lib/events/watch'
import { KeptPages } from '@/lib/http/kept/kept-pages'

// A process that keeps the words of threads, as the server keeps their pages: for each line on its input, an article's
// slug and id, it prints what everybody can read there.
const hearers: KeptPages[] = []
const watch = await watchEvents((events) => {
  for (const kept of hearers) kept.hear(events)
})
const pages = new KeptPages({
  maxBytes: 10_000_000,
  catchUp: watch.catchUp,
  isSound: watch.isSound,
  make: async (key) => {
    const [slug = '', articleId = ''] = key.split(' ')
    const thread = await readThreadPage(slug, 1, null)
    const html = (thread?.cards ?? []).map(({ comment }) => comment.text).join('\n')
    return { status: 200, html, dependsOn: { articleId }, until: null }
  },
})
hearers.push(pages)
process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  const page = await pages.find(line)
  process.stdout.write(`${JSON.stringify(page?.body.toString() ?? null)}\n`)
}
process.exit(0)
