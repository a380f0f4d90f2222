import { createHash } from 'node:crypto'
import type { SeenEvent } from '@/lib/events/watch'
import { BoundedPages } from './bounded-pages'
import { type DependsOn, type Effect, effectOn } from './depends-on'

/** A page as it was made: its words, what it depends on, and when it changes by itself. */
export type Made = { status: number; html: string; dependsOn: DependsOn; until: Date | null }

/** A page in one of its forms, ready to be sent; whether a reader has had it so. */
export type Packed = { headers: string[]; body: Buffer; isUsed: boolean }

/** A page as it is kept; `packed` fills as readers ask for it, and `packing` while that takes its time. */
export type Kept = {
  status: number
  body: Buffer
  etag: string
  packed: Map<string, Packed>
  packing: Map<string, Promise<Buffer>>
}

type Entry = Kept & {
  bytes: number
  dependsOn: DependsOn
  untilMs: number
  /** when making it began: nothing that happened later is in it */
  madeAtMs: number
  /** since when something is missing in it; null: nothing is */
  missingSinceMs: number | null
}

type Making = { promise: Promise<Kept | null>; events: SeenEvent[]; isLost: boolean }

/** At most so often a page is made anew while things keep being added to it. */
const AT_MOST_EVERY_MS = 250
/** While it is being made, others get the one before, as long as what it lacks is not older than this. */
const MAX_LATE_MS = 500
/** A page with its compressed forms takes about this much more than its words. */
const WITH_ENCODED = 1.5
/** And a little around it. */
const AROUND_BYTES = 1_000

export type Keeping = {
  /** makes the page of an address; null: there is none */
  make: (key: string) => Promise<Made | null>
  /** readies a page in the forms in which readers had the one before, which they get until then */
  packLike?: (page: Kept, before: Kept) => Promise<void>
  maxBytes: number
  /** a clock that only goes forward, in milliseconds */
  clockMs?: () => number
  now?: () => Date
  /** hears of everything that was committed before */
  catchUp?: () => void
  /** whether everything that happens is heard of */
  isSound?: () => boolean
}

/**
 * Pages that are the same for everybody, each made once however many wait for it, and forgotten by what happens. What was
 * changed or taken away is never sent again; what was only added may be late, by the bounds above.
 */
export class KeptPages {
  private readonly entries: BoundedPages<Entry>
  private readonly makings = new Map<string, Making>()
  private readonly with: Required<Keeping>
  private lookedAtMs: number
  /** while it looks: since when that may have happened which is heard of now */
  private notHeardSinceMs: number | null = null

  constructor(keeping: Keeping) {
    this.with = {
      clockMs: () => performance.now(),
      now: () => new Date(),
      packLike: async () => undefined,
      catchUp: () => undefined,
      isSound: () => true,
      ...keeping,
    }
    this.entries = new BoundedPages(keeping.maxBytes)
    this.lookedAtMs = this.with.clockMs()
  }

  /** The page if it can be sent as it stands. */
  findReady(key: string): Kept | null {
    this.catchUp()
    const entry = this.entries.find(key)
    if (!entry) return null
    if (entry.untilMs <= this.with.now().getTime()) {
      this.entries.drop(key)
      return null
    }
    if (!this.canSend(key, entry)) return null
    this.entries.touch(key, entry)
    return entry
  }

  /** The page, made if need be; null: there is no such page. */
  async find(key: string): Promise<Kept | null> {
    return this.findReady(key) ?? (await this.makeOnce(key))
  }

  /** Takes in what has happened. */
  hear(events: SeenEvent[] | 'lost'): void {
    if (events === 'lost') {
      this.forgetAll()
      return
    }
    const sinceMs = this.notHeardSinceMs ?? this.with.clockMs()
    for (const [key, entry] of this.entries.all()) {
      const effect = worstOf(entry.dependsOn, events)
      if (effect === 'changes') this.entries.drop(key)
      if (effect === 'adds') entry.missingSinceMs ??= Math.max(entry.madeAtMs, sinceMs)
    }
    const mayChange = worstOf('everything', events) === 'changes'
    for (const [key, making] of this.makings) {
      making.events.push(...events)
      // Whoever asks from now on must not get what was begun before; it may be about this page.
      if (mayChange) this.makings.delete(key)
    }
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.entries.size, bytes: this.entries.bytes }
  }

  /** Where hearing takes looking, what is heard of may be as old as the look before. */
  private catchUp(): void {
    this.notHeardSinceMs = this.lookedAtMs
    this.with.catchUp()
    this.notHeardSinceMs = null
    this.lookedAtMs = this.with.clockMs()
  }

  private canSend(key: string, { madeAtMs, missingSinceMs }: Entry): boolean {
    if (missingSinceMs === null && this.with.isSound()) return true
    const timeMs = this.with.clockMs()
    if (timeMs - madeAtMs < AT_MOST_EVERY_MS) return true
    return missingSinceMs !== null && this.makings.has(key) && timeMs - missingSinceMs < MAX_LATE_MS
  }

  private makeOnce(key: string): Promise<Kept | null> {
    const known = this.makings.get(key)
    if (known) return known.promise
    const making: Making = { promise: Promise.resolve(null), events: [], isLost: false }
    making.promise = this.makeAndKeep(key, making).finally(() => {
      if (this.makings.get(key) === making) this.makings.delete(key)
    })
    this.makings.set(key, making)
    return making.promise
  }

  private async makeAndKeep(key: string, making: Making): Promise<Kept | null> {
    const madeAtMs = this.with.clockMs()
    const made = await this.with.make(key)
    const entry = made && toEntry(made, madeAtMs)
    const before = this.entries.find(key)
    if (entry && before) await this.with.packLike(entry, before)
    // What was committed while it was being made may be in it or not.
    this.catchUp()
    if (!entry) {
      this.entries.drop(key)
      return null
    }
    const effect = worstOf(entry.dependsOn, making.events)
    if (effect === 'adds') entry.missingSinceMs = madeAtMs
    const isOutdated = making.isLost || effect === 'changes'
    if (!isOutdated && this.makings.get(key) === making) this.entries.keep(key, entry)
    return entry
  }

  private forgetAll(): void {
    for (const making of this.makings.values()) making.isLost = true
    this.makings.clear()
    this.entries.clear()
  }
}

function worstOf(dependsOn: DependsOn, events: SeenEvent[]): Effect {
  const effects = new Set(events.map((event) => effectOn(dependsOn, event)))
  if (effects.has('changes')) return 'changes'
  return effects.has('adds') ? 'adds' : 'none'
}

function toEntry({ status, html, dependsOn, until }: Made, madeAtMs: number): Entry {
  const body = Buffer.from(html)
  return {
    status,
    body,
    bytes: Math.ceil(body.length * WITH_ENCODED) + AROUND_BYTES,
    etag: createHash('sha256').update(body).digest('base64url').slice(0, 24),
    packed: new Map(),
    packing: new Map(),
    dependsOn,
    untilMs: until?.getTime() ?? Number.POSITIVE_INFINITY,
    madeAtMs,
    missingSinceMs: null,
  }
}
