/** What an entry takes besides its words. */
const ENTRY_BYTES = 400

/** Markup, and what it takes with its key, whose units are two bytes at the most. */
type Entry = { markup: Buffer; bytes: number }

/**
 * Markup by all that it is made from, within a bound: what was not wanted for longest goes. Two maps stand for that order:
 * what is wanted comes into the young one, and when that holds half of the bound, the old one goes and it takes its
 * place. So nothing moves while the same is wanted again and again.
 */
export class KeptMarkup {
  private young = new Map<string, Entry>()
  private old = new Map<string, Entry>()
  private youngBytes = 0

  constructor(private readonly maxBytes: number) {}

  /** The markup that was kept under this key, the same buffer each time, or what `make` gives now; nobody may change it. */
  find(key: string, make: () => Buffer): Buffer {
    const known = this.young.get(key)
    if (known) return known.markup
    const entry = this.old.get(key) ?? toEntry(key, make())
    if (entry.bytes <= this.maxBytes / 2) this.keep(key, entry)
    return entry.markup
  }

  private keep(key: string, entry: Entry): void {
    this.old.delete(key)
    if (this.youngBytes + entry.bytes > this.maxBytes / 2) {
      this.old = this.young
      this.young = new Map()
      this.youngBytes = 0
    }
    this.young.set(key, entry)
    this.youngBytes += entry.bytes
  }
}

function toEntry(key: string, markup: Buffer): Entry {
  return { markup, bytes: markup.length + 2 * key.length + ENTRY_BYTES }
}
