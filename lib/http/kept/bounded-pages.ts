/** Pages by their address within a bound of bytes: what was used longest ago goes first. */
export class BoundedPages<Page extends { bytes: number }> {
  private readonly pages = new Map<string, Page>()
  bytes = 0

  constructor(private readonly maxBytes: number) {}

  get size(): number {
    return this.pages.size
  }

  find(key: string): Page | null {
    return this.pages.get(key) ?? null
  }

  /** Counts a page as used just now. */
  touch(key: string, page: Page): void {
    this.pages.delete(key)
    this.pages.set(key, page)
  }

  keep(key: string, page: Page): void {
    this.drop(key)
    if (page.bytes > this.maxBytes) return
    this.pages.set(key, page)
    this.bytes += page.bytes
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= this.maxBytes) return
      this.drop(oldest)
    }
  }

  drop(key: string): void {
    this.bytes -= this.pages.get(key)?.bytes ?? 0
    this.pages.delete(key)
  }

  clear(): void {
    this.pages.clear()
    this.bytes = 0
  }

  all(): Iterable<[string, Page]> {
    return this.pages
  }
}
