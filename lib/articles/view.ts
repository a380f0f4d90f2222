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
}

/** An article as the front page lists it; `opening` is its first paragraph. */
export type ArticleSummary = Pick<
  ArticleView,
  'slug' | 'title' | 'credit' | 'publishedAt' | 'addedAt' | 'commentCount' | 'takesComments'
> & {
  opening: string
}
