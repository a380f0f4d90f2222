import { CaseView } from '@/components/moderation/case'
import { Decision, type RemovalDraft } from '@/components/moderation/decision'
import { Desk } from '@/components/moderation/desk'
import { Person } from '@/components/moderation/person'
import { Queue } from '@/components/moderation/queue'
import { type ListState, QueueList } from '@/components/moderation/queue-list'
import type { Viewer } from '@/lib/accounts/view'
import { findDraft } from '@/lib/http/drafts'
import { openDeskPage, type Query, queryValue } from '@/lib/http/page'
import { countQueue, listQueue } from '@/lib/moderation/queries'
import { findCase, listRecentlyRemoved } from '@/lib/moderation/queries-case'
import { type CasePlace, deskPath, parseCasePlace } from '@/lib/moderation/rules'
import type { Case, QueueItem } from '@/lib/moderation/view'
import { deskTitle } from './desk-title'

const MAX_LISTED = 50
const STATES: ListState[] = ['all', 'reported', 'held', 'removed']

type Props = { searchParams: Promise<Query> }

export function generateMetadata() {
  return deskTitle('Queue')
}

/** The queue, and the comment that is open in it: the one asked for, else the first. */
export default async function QueuePage({ searchParams }: Props) {
  const { viewer, siteName } = await openDeskPage()
  const query = await searchParams
  const state = STATES.find((known) => known === queryValue(query, 'state')) ?? 'all'
  const [items, counts] = await Promise.all([
    state === 'removed' ? listRecentlyRemoved(viewer, MAX_LISTED) : listQueue(viewer, state, MAX_LISTED),
    countQueue(viewer),
  ])
  const asked = parseCasePlace(queryValue(query, 'at'))
  const chosen = asked ?? (state === 'removed' ? null : placeOf(items[0]))
  const found = chosen && (await findCase(viewer, chosen.slug, chosen.number))
  const isListOnly = items.length > 0 && (queryValue(query, 'list') === 'all' || chosen === null)
  const draft = found && (await findRemovalDraft(queryValue(query, 'draft'), viewer))
  return (
    <Desk
      siteName={siteName}
      viewer={viewer}
      place="queue"
      waiting={counts.reported + counts.held}
      said={queryValue(query, 'said')}
      done={queryValue(query, 'done')}
    >
      <Queue
        list={<QueueList items={items} state={state} chosen={chosen} counts={counts} showsAll={isListOnly} />}
        isListOnly={isListOnly}
        none={noneWords(state, asked, items.length)}
        opened={found && <Opened item={found} state={state} next={nextOf(items, found)} draft={draft} />}
        person={found && <Person record={found.authorRecord} />}
      />
    </Desk>
  )
}

type OpenedProps = { item: Case; state: ListState; next: CasePlace | null; draft: RemovalDraft | null }

function Opened({ item, state, next, draft }: OpenedProps) {
  const onwards = deskPath({ state, ...(next ? { at: next } : {}) })
  return (
    <>
      <CaseView item={item} />
      <Decision item={item} next={onwards} skip={next && onwards} draft={draft} />
    </>
  )
}

async function findRemovalDraft(id: string | undefined, viewer: Viewer): Promise<RemovalDraft | null> {
  const draft = await findDraft(id, viewer, { isOwn: true })
  const { reason = '', note = '' } = draft?.fields ?? {}
  return draft && { reason, note, message: draft.refusal?.message ?? null }
}

function placeOf(item: QueueItem | undefined): CasePlace | null {
  return item ? { slug: item.slug, number: item.card.comment.number } : null
}

/** The comment after the open one; after the last comes the first, unless that is the open one itself. */
function nextOf(items: QueueItem[], opened: QueueItem): CasePlace | null {
  const isOpened = (item: QueueItem) =>
    item.slug === opened.slug && item.card.comment.number === opened.card.comment.number
  const next = items[items.findIndex(isOpened) + 1] ?? items[0]
  return next && !isOpened(next) ? placeOf(next) : null
}

function noneWords(state: ListState, asked: CasePlace | null, waiting: number): string {
  if (asked) return 'There is no such comment, or its author has withdrawn it.'
  if (state === 'removed')
    return waiting > 0 ? 'Choose a comment to see why it was removed, or to restore it.' : 'Nothing is removed.'
  return 'Nothing waits.'
}
