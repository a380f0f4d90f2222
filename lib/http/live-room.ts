import type { ServerResponse } from 'node:http'
import type { LiveChange } from '@/lib/comments/queries-live'
import type { LiveQuestions } from './questions'

const PAUSE_MS = 250
const AFTER_FAULT_MS = 5_000
/** What may wait for a connection before it is given up; its browser comes back by itself. */
const MAX_WAITING_BYTES = 65_536
/** So many connections are written to at a stretch; then other requests have their turn. */
const AT_A_STRETCH = 200
/** More at once is a flood: those who listen are told only how many comments there are now. */
const MAX_CHANGES = 100

/** What somebody who comes to listen knows already: an event, or how many comments their page says there are. */
export type Known = { event: number } | { count: number } | null

type State = {
  count: number
  /** the id of the last event that `count` knows of */
  position: number
}

/**
 * All those who listen to one thread. What happens there is read once, at most every 250 ms, and told to all of them;
 * each hears it at least once, so that a browser may hear of the same comment twice.
 */
export class Room {
  private readonly listeners = new Set<ServerResponse>()
  private timer: NodeJS.Timeout | null = null
  private isReading = false
  private isAwake = false
  private notBeforeMs = 0

  constructor(
    private readonly articleId: string,
    private state: State,
    private readonly ask: LiveQuestions,
  ) {}

  get isEmpty(): boolean {
    return this.listeners.size === 0
  }

  /** Something has happened in the thread, or may have. */
  wake(): void {
    this.isAwake = true
    if (this.isReading || this.timer || this.isEmpty) return
    this.timer = setTimeout(() => void this.read(), Math.max(0, this.notBeforeMs - Date.now()))
  }

  /** Lets somebody listen, and tells them what they have missed. */
  async join(listener: ServerResponse, known: Known): Promise<void> {
    // First, so that whatever happens from here on is heard.
    this.listeners.add(listener)
    if (this.isAwake) this.wake()
    write(listener, Buffer.from(await catchUp(this.ask, this.articleId, this.state, known)))
  }

  leave(listener: ServerResponse): void {
    this.listeners.delete(listener)
    if (this.isEmpty) this.rest()
  }

  /** Says the same to all. */
  async say(words: string): Promise<void> {
    const bytes = Buffer.from(words)
    let written = 0
    for (const listener of this.listeners) {
      write(listener, bytes)
      written++
      if (written % AT_A_STRETCH === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Ends every connection. */
  close(): void {
    for (const listener of this.listeners) listener.end()
    this.listeners.clear()
    this.rest()
  }

  private rest(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private async read(): Promise<void> {
    this.timer = null
    this.isReading = true
    this.isAwake = false
    this.notBeforeMs = Date.now() + PAUSE_MS
    try {
      await this.tellNews()
    } catch (error) {
      console.error(error)
      this.isAwake = true
      this.notBeforeMs = Date.now() + AFTER_FAULT_MS
    }
    this.isReading = false
    if (this.isAwake) this.wake()
  }

  private async tellNews(): Promise<void> {
    const before = this.state.count
    const changes: LiveChange[] = []
    let isWhole = false
    while (!isWhole) {
      const news = await this.ask.readNews(this.articleId, this.state.position)
      changes.push(...news.changes)
      isWhole = news.isWhole
      this.state = news
    }
    const isFlood = changes.length > MAX_CHANGES
    if (changes.length > 0 || this.state.count !== before) await this.say(toFrames(isFlood ? [] : changes, this.state))
  }
}

/** What somebody has missed; when it is too much, only how many comments there are. */
async function catchUp(ask: LiveQuestions, articleId: string, now: State, known: Known): Promise<string> {
  if (known && 'event' in known) {
    const news = await ask.readNews(articleId, known.event)
    return news.isWhole ? toFrames(news.changes, news) : toFrames([], { ...now, count: news.count })
  }
  return toFrames(known ? await ask.listShownLast(articleId, now.count - known.count) : [], now)
}

/** The event's id stands at the end: a browser that got half of it asks for all of it again. */
function toFrames(changes: LiveChange[], { count, position }: State): string {
  const frames = changes.map(({ kind, number, isShown }) => {
    const data = kind === 'comment' ? { number } : { number, isShown }
    return `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`
  })
  return `${frames.join('')}id: ${position}\nevent: count\ndata: ${JSON.stringify({ count })}\n\n`
}

function write(listener: ServerResponse, bytes: Buffer): void {
  if (listener.writableLength > MAX_WAITING_BYTES) listener.destroy()
  else if (!listener.writableEnded && !listener.destroyed) listener.write(bytes)
}
