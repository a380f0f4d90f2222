import type { ExcerptPart } from '@/lib/text/excerpt'
import type { WordListName } from './schema-words'

/** An entry of a word list. */
export type WordEntryView = { id: string; words: string }

/**
 * A page of a list. `count` is how many entries hold what was looked for, `totals` how many the lists have; `next` is the
 * `after` of the page that follows, null on the last.
 */
export type WordsPage = {
  list: WordListName
  count: number
  totals: Record<WordListName, number>
  entries: WordEntryView[]
  next: string | null
}

/** A comment that listed words would have caught. */
export type CaughtComment = {
  slug: string
  articleTitle: string
  number: number
  author: string
  status: 'shown' | 'held' | 'removed'
  at: string
  found: string[]
  excerpt: ExcerptPart[]
}

/** What words would have caught in the last month; of the `caught`, so many were `removed` anyway. */
export type WordTrial = {
  /** `typed`: the words given; otherwise one of the lists as it is */
  tried: 'typed' | WordListName
  days: number
  read: number
  caught: number
  removed: number
  /** null: the whole month was looked through; else how far back */
  stoppedAt: string | null
  latest: CaughtComment[]
}
