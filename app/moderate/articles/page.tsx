import { notFound } from 'next/navigation'
import { ArticleTable } from '@/components/moderation/article-table'
import { Desk } from '@/components/moderation/desk'
import { Room } from '@/components/moderation/room'
import { Notice } from '@/components/ui/notice'
import { Pages } from '@/components/ui/pages'
import { findDraft } from '@/lib/http/drafts'
import { openDeskPage, pageNumber, type Query, queryValue } from '@/lib/http/page'
import { settings } from '@/lib/kernel/settings'
import { countQueue } from '@/lib/moderation/queries'
import { listDeskArticles } from '@/lib/moderation/queries-articles'
import { deskTitle } from '../desk-title'

const pathOf = (page: number) => `/moderate/articles${page > 1 ? `?page=${page}` : ''}`

export function generateMetadata() {
  return deskTitle('Articles')
}

/** All articles; their threads can be closed and opened, now or later, and pre-moderated. */
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
      waiting={counts.reported + counts.held + counts.appealed}
      said={queryValue(query, 'said')}
    >
      <Room title="Articles" lede={lede()}>
        {draft?.refusal && (
          <Notice tone="fault" role="alert">
            <p>{draft.refusal.message}</p>
          </Notice>
        )}
        <ArticleTable
          articles={found.articles}
          page={pathOf(found.page)}
          zone={settings().SITE_TIME_ZONE}
          draft={draftOf(queryValue(query, 'of'), draft?.fields)}
        />
        <Pages page={found.page} pages={found.pages} pathOf={pathOf} label="Pages of articles" />
      </Room>
    </Desk>
  )
}

function lede(): string {
  const { THREAD_CLOSES_DAYS, DAY_MS, QUIET_HOURS, SITE_TIME_ZONE } = settings()
  const quiet = QUIET_HOURS === '' ? '' : ` and rests from ${QUIET_HOURS.replace('-', ' to ')} (${SITE_TIME_ZONE})`
  return `A thread closes by itself ${THREAD_CLOSES_DAYS / DAY_MS} days after publication${quiet}; what is chosen here stands.`
}

/** A schedule or the beginning of pre-moderation that came back, for the article whose form it was. */
function draftOf(slug: string | undefined, fields: Record<string, string> | undefined) {
  return slug !== undefined && fields
    ? { slug, at: fields.at ?? '', to: fields.to ?? '', from: fields.from ?? '' }
    : null
}
