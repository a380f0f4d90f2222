/** What a search asks for; null: not narrowed by it. */
export type Asked = { typed: string; author: string | null; article: string | null; cursor?: number | null }

/** Where a search and its results are. */
export function searchPath({ typed, author, article, cursor = null }: Asked): string {
  const query = new URLSearchParams({ q: typed })
  if (author !== null) query.set('author', author)
  if (article !== null) query.set('article', article)
  if (cursor !== null) query.set('cursor', String(cursor))
  return `/search?${query}`
}
