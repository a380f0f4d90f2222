import { findArticleHead } from '@/lib/articles/queries'
import { searchArticles } from '@/lib/articles/search'
import { searchComments } from '@/lib/comments/search'
import { SearchQuery } from '@/lib/comments/search-query'
import { looksForWords, parseSearch } from '@/lib/text/parse-search'
import { type Asked, frameOf } from './asked'

const MAX_TYPED_CHARACTERS = 1_000

/** What was said and printed here, looked for by its words. */
export async function loadSearch(asked: Asked) {
  const found = await findAsked(asked)
  return {
    head: { title: 'Search', isListed: false },
    props: { frame: frameOf(asked), ...found },
    articleId: null,
    until: null,
  }
}

async function findAsked({ query, viewer }: Asked) {
  const names = Object.keys(SearchQuery.shape)
  const given = names.map((name) => [name, query.get(name) ?? undefined])
  const wanted = SearchQuery.safeParse(Object.fromEntries(given))
  if (!wanted.success) {
    const typed = (query.get('q') ?? '').slice(0, MAX_TYPED_CHARACTERS)
    return { typed, author: null, article: null, fault: wanted.error.issues[0]?.message ?? '', found: null }
  }
  const { q, author, article, cursor = null } = wanted.data
  const search = parseSearch(q)
  const isFirst = cursor === null
  const [head, articles, found] = await Promise.all([
    article === undefined ? null : findArticleHead(article),
    isFirst && !author && !article ? searchArticles(search) : [],
    searchComments(search, { author, article }, viewer, cursor),
  ])
  return {
    typed: q,
    author: author ?? null,
    article: article === undefined ? null : { slug: article, title: head?.title ?? article },
    fault: q.trim() !== '' && !looksForWords(search) ? 'There is no word in this to look for.' : null,
    found: looksForWords(search) ? { articles, ...found, isFirst } : null,
  }
}
