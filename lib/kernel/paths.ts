/** Where things are on this site. Slugs and names are encoded here and nowhere else. */
export function articlePath(slug: string, page = 1, said?: string): string {
  const path = `/articles/${encodeURIComponent(slug)}`
  if (page === 1 && said === undefined) return path
  const query = new URLSearchParams({
    ...(page > 1 ? { page: String(page) } : {}),
    ...(said === undefined ? {} : { said }),
  })
  return `${path}?${query}`
}

export function commentPath(slug: string, number: number): string {
  return `${articlePath(slug)}/comments/${number}`
}

/** The chain of quotes and replies that a comment belongs to. */
export function conversationPath(slug: string, number: number): string {
  return `${commentPath(slug, number)}/conversation`
}

/** The comments that quote a paragraph. */
export function paragraphPath(slug: string, number: number): string {
  return `${articlePath(slug)}/paragraphs/${number}`
}

/** The composer's own page, opened for a reply, with a quote, or with words that were kept. */
export function writePath(
  slug: string,
  open: { reply?: number; quote?: string; draft?: string; preview?: '1' } = {},
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(open)) query.set(name, String(value))
  return `${articlePath(slug)}/write${query.size > 0 ? `?${query}` : ''}`
}

export function readerPath(name: string): string {
  return `/readers/${encodeURIComponent(name)}`
}

export function loginPath(next: string): string {
  return `/login?${new URLSearchParams({ next })}`
}
