import { notFound } from 'next/navigation'
import { ArticleTable } from '@/components/moderation/article-table'
import { Desk } from '@/components/moderation/desk'
import { Room } from '@/components/moderation/room'
import { Notice } from '@/components/ui/notice'
import { Pages } from '@/components/ui/pages'
import { findDraft } from '@/lib/http/drafts'
import { openDeskPage, pageNumber, type Query, queryValue } from '@/lib/http/page'
import { countQueue } from '@/lib/moderation/queries'
import { listDeskArticles } from '@/lib/moderation/queries-articles'
import { deskTitle } from '../desk-title'

const pathOf = (page: number) => `/moderate/articles${page > 1 ? `?page=${page}` : ''}`

export function generateMetadata() {
  return deskTitle('Articles')
}

/** All articles; their threads can be closed and opened. */
export default async function ArticlesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { viewer, siteName } = await openDeskPage()
  const query = await searchParams
  const [found, counts, draft] = await Promise.all([
    listDeskArticles(viewer, pageNumber(query)),
    countQueue(viewer),
    findDraft(queryValue(query, 'draft'), viewer, { isOwn: true }),
  ])
  if (!found) notFound()
  return (
    <Desk
      siteName={siteName}
      viewer={viewer}
      place="articles"
      waiting={counts.reported + counts.held}
      said={queryValue(query, 'said')}
    >
      <Room title="Articles" lede="A thread closes by itself some days after publication; what is chosen here stands.">
        {draft?.refusal && (
          <Notice tone="fault" role="alert">
            <p>{draft.refusal.message}</p>
          </Notice>
        )}
        <ArticleTable articles={found.articles} page={pathOf(found.page)} />
        <Pages page={found.page} pages={found.pages} pathOf={pathOf} label="Pages of articles" />
      </Room>
    </Desk>
  )
}
