import { searchArticles } from '@/lib/articles/search'
import { searchComments } from '@/lib/comments/search'
import { SearchQuery } from '@/lib/comments/search-query'
import { parseQuery } from '@/lib/http/parse-query'
import { read } from '@/lib/http/read'
import { parseSearch } from '@/lib/text/parse-search'

export const GET = read(async ({ viewer, query }) => {
  const { q, cursor = null, ...filters } = parseQuery(SearchQuery, query)
  const search = parseSearch(q)
  const isWhole = cursor === null && !filters.author && !filters.article
  const [articles, found] = await Promise.all([
    isWhole ? searchArticles(search) : [],
    searchComments(search, filters, viewer, cursor),
  ])
  return { articles, ...found }
})
