import { Desk } from '@/components/moderation/desk'
import { ImportForm, ImportReport } from '@/components/moderation/import-form'
import { LogEntries } from '@/components/moderation/log-entries'
import { Part, Room } from '@/components/moderation/room'
import { may } from '@/lib/accounts/rights'
import { findDraft } from '@/lib/http/drafts'
import { openDeskPage, type Query, queryValue } from '@/lib/http/page'
import { countQueue } from '@/lib/moderation/queries'
import { listImports } from '@/lib/moderation/queries-log'
import { deskTitle } from '../desk-title'

export function generateMetadata() {
  return deskTitle('Imports')
}

/** Brings article files in, for admins; past imports, for all moderators. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { viewer, siteName } = await openDeskPage()
  const query = await searchParams
  const isAdmin = may(viewer, 'importArticle')
  const [imports, counts, kept] = await Promise.all([
    listImports(viewer),
    countQueue(viewer),
    isAdmin ? findDraft(queryValue(query, 'draft'), viewer, { isOwn: true }) : null,
  ])
  const draft = kept && { fields: kept.fields, message: kept.refusal?.message ?? null }
  return (
    <Desk
      siteName={siteName}
      viewer={viewer}
      place="imports"
      waiting={counts.reported + counts.held + counts.appealed}
      said={queryValue(query, 'said')}
    >
      <Room
        title="Imports"
        lede={
          isAdmin
            ? 'An article file with its comments. What is doubtful is asked, never guessed.'
            : 'Only admins import articles.'
        }
      >
        <ImportReport draft={draft} />
        {isAdmin && <ImportForm draft={draft?.fields.became === 'stored' ? null : draft} />}
        <Part title="Past imports">
          <LogEntries entries={imports} none="None yet." />
        </Part>
      </Room>
    </Desk>
  )
}
