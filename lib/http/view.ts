/** What a page's head says of it, for browsers, search engines and previews; paths are of this site. */
export type Head = {
  /** null: the site's name alone */
  title: string | null
  description?: string
  canonical?: string
  isListed: boolean
  /** the page of an article, as previews of links show it */
  article?: { publishedAt: string | null }
}
