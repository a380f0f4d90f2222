export type ParagraphView = {
  number: number
  text: string
  /** the numbers of the comments that quote it now, in order; the first hundred of `quotedByCount` */
  quotedBy: number[]
  quotedByCount: number
}

/** An article without its thread; instants are ISO 8601 in UTC. */
export type ArticleView = {
  slug: string
  title: string
  credit: string | null
  /** null: not stated by the file it came from */
  publishedAt: string | null
  addedAt: string
  paragraphs: ParagraphView[]
  /** comments that readers can see */
  commentCount: number
  /** the count that an imported file stated */
  declaredCount: number | null
  takesComments: boolean
  /** what readers are told of when it takes comments: why not, and until when; null: it does, and there is nothing to say */
  threadWords: string | null
  /** when that changes by itself, ISO 8601 in UTC; null: it does not */
  threadChangesAt: string | null
}

/** The comment that the newsroom picked, as the front page shows it under its article. */
export type PickedComment = { number: number; author: string; excerpt: string }

/** An article as the front page lists it; `opening` is its first paragraph. */
export type ArticleSummary = Pick<
  ArticleView,
  | 'slug'
  | 'title'
  | 'credit'
  | 'publishedAt'
  | 'addedAt'
  | 'commentCount'
  | 'takesComments'
  | 'threadWords'
  | 'threadChangesAt'
> & {
  opening: string
  /** null: none was picked, or it cannot be seen any more */
  picked: PickedComment | null
}

/** How moderators run an article's thread; times are in the site's time zone where they are words or a form's. */
export type ThreadRun = {
  choice: 'automatic' | 'open' | 'closed'
  state: string
  /** a change that is to come: its time for a form, and what it is in words */
  scheduled: { local: string; to: 'automatic' | 'open' | 'closed'; words: string } | null
  isPreModerated: boolean
  /** when that begins, where it is to come */
  preModerates: { local: string; words: string } | null
  /** its quiet hours, by the site's clock: its own or the site's, '' and '' where it has none */
  quiet: { from: string; until: string; isOwn: boolean; words: string }
}
