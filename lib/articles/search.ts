import { db } from '@/lib/db/client'
import { findArticleIds } from '@/lib/db/search'
import { type ExcerptPart, excerptOf } from '@/lib/text/excerpt'
import { findPhrases } from '@/lib/text/find-phrases'
import { looksForWords, type Search } from '@/lib/text/parse-search'

/** Articles stand before comments, which are what is mostly looked for: a few are enough. */
const MAX_ARTICLES = 5
const MAX_PARAGRAPHS = 200

/** An article that was found; its excerpt is from the first paragraph that holds a word, or else its opening. */
export type FoundArticle = {
  slug: string
  title: ExcerptPart[]
  publishedAt: string | null
  commentCount: number
  excerpt: ExcerptPart[]
}

/** The articles whose title and text hold what is looked for, the one that was added last first. */
export async function searchArticles(search: Search): Promise<FoundArticle[]> {
  if (!looksForWords(search)) return []
  const ids = await findArticleIds(search, MAX_ARTICLES)
  const rows = await db().article.findMany({
    where: { id: { in: ids } },
    take: MAX_ARTICLES,
    select: {
      id: true,
      slug: true,
      title: true,
      publishedAt: true,
      shownCount: true,
      paragraphs: { orderBy: { number: 'asc' }, take: MAX_PARAGRAPHS, select: { text: true } },
    },
  })
  return rows
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ slug, title, publishedAt, shownCount, paragraphs }) => {
      const texts = paragraphs.map(({ text }) => text)
      const passage = texts.find((text) => findPhrases(text, search.wanted).length > 0) ?? texts[0] ?? ''
      return {
        slug,
        title: markTitle(title, search),
        publishedAt: publishedAt?.toISOString() ?? null,
        commentCount: shownCount,
        excerpt: excerptOf(passage, search.wanted),
      }
    })
}

/** A title is never shortened. */
function markTitle(title: string, { wanted }: Search): ExcerptPart[] {
  const spans = findPhrases(title, wanted)
  const parts = spans.flatMap(({ start, end }, index) => [
    { text: title.slice(spans[index - 1]?.end ?? 0, start), match: false },
    { text: title.slice(start, end), match: true },
  ])
  return [...parts, { text: title.slice(spans.at(-1)?.end ?? 0), match: false }].filter(({ text }) => text !== '')
}
