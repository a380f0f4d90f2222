import { Desk } from '@/components/moderation/desk'
import { ReaderDesk } from '@/components/moderation/reader-desk'
import { ReaderList, ReaderSearch } from '@/components/moderation/reader-search'
import { Part, Room } from '@/components/moderation/room'
import { Notice } from '@/components/ui/notice'
import { findDraft } from '@/lib/http/drafts'
import { openDeskPage, type Query, queryValue } from '@/lib/http/page'
import { countQueue } from '@/lib/moderation/queries'
import { findReaderCase, listSuspended, searchReaders } from '@/lib/moderation/queries-readers'
import { deskTitle } from '../desk-title'

const DAY_MS = 24 * 60 * 60 * 1_000

export function generateMetadata() {
  return deskTitle('Readers')
}

/** Finds a reader by name, with their record; and who is suspended now. */
export default async function ReadersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { viewer, siteName } = await openDeskPage()
  const query = await searchParams
  const name = queryValue(query, 'name')?.trim() ?? ''
  const [reader, counts, draft] = await Promise.all([
    name === '' ? null : findReaderCase(viewer, name),
    countQueue(viewer),
    findDraft(queryValue(query, 'draft'), viewer, { isOwn: true }),
  ])
  const found = reader || name === '' ? [] : await searchReaders(viewer, name)
  const suspended = name === '' ? await listSuspended(viewer) : []
  const tomorrow = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10)
  return (
    <Desk
      siteName={siteName}
      viewer={viewer}
      place="readers"
      waiting={counts.reported + counts.held + counts.appealed}
      said={queryValue(query, 'said')}
    >
      <Room title="Readers">
        {draft?.refusal && draft.fields.intent === undefined && (
          <Notice tone="fault" role="alert">
            <p>{draft.refusal.message}</p>
          </Notice>
        )}
        <ReaderSearch name={name} />
        {name === '' && (
          <Part title="Suspended now">
            <ReaderList readers={suspended} none="Nobody." />
          </Part>
        )}
        {name !== '' && !reader && (
          <Part title="Found">
            <ReaderList readers={found} none="No reader has a name like this." />
          </Part>
        )}
        {reader && (
          <ReaderDesk
            reader={reader}
            tomorrow={tomorrow}
            draft={
              draft && {
                intent: draft.fields.intent ?? '',
                fields: draft.fields,
                message: draft.refusal?.message ?? null,
              }
            }
          />
        )}
      </Room>
    </Desk>
  )
}
