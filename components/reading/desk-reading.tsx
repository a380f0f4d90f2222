import { CaseView } from '@/components/moderation/case'
import { Decision } from '@/components/moderation/decision'
import type { DecisionDraft } from '@/components/moderation/decision-removal'
import { Desk } from '@/components/moderation/desk'
import { DoneMessage, type Undo } from '@/components/moderation/desk-message'
import { Person } from '@/components/moderation/person'
import { Queue } from '@/components/moderation/queue'
import { type ListState, QueueList, type Selection, type Stretch } from '@/components/moderation/queue-list'
import type { NoteView, Viewer } from '@/lib/accounts/view'
import { type CasePlace, deskPath } from '@/lib/moderation/rules'
import type { Case, QueueItem } from '@/lib/moderation/view'

type Props = {
  siteName: string
  viewer: Viewer
  state: ListState
  items: QueueItem[]
  stretch: Stretch
  /** all that can be decided at once, where the list is there for that */
  places: string[]
  counts: { reported: number; held: number; appealed: number }
  /** the comment that was asked for, or comes first */
  chosen: CasePlace | null
  /** it, with what moderators last wrote about its author; null: it is not there */
  opened: { item: Case; note: NoteView | null; next: CasePlace | null } | null
  /** on a phone: the list alone */
  isListOnly: boolean
  draft: DecisionDraft | null
  selection: Selection | null
  refusal: { code: string; message: string } | null
  done: { said: string | undefined; done: string | undefined; count: number; undo: Undo | null }
}

/** The queue, and the comment that is open in it. */
export function DeskReading(props: Props) {
  const { siteName, viewer, state, items, stretch, places, counts, chosen, opened, isListOnly } = props
  const { draft, selection, refusal, done } = props
  const onwards = deskPath({ state, ...(opened?.next ? { at: opened.next } : {}) })
  const skip = opened?.next ? onwards : null
  const here = deskPath({ state, ...(chosen ? { at: chosen } : {}) })
  return (
    <Desk
      siteName={siteName}
      viewer={viewer}
      place="queue"
      waiting={counts.reported + counts.held + counts.appealed}
      isWhole
    >
      <Queue
        list={<QueueList {...{ items, stretch, places, state, chosen, counts, selection }} showsAll={isListOnly} />}
        isListOnly={isListOnly}
        none={<None state={state} chosen={chosen} listed={items.length} />}
        opened={opened && <CaseView item={opened.item} next={onwards} />}
        refusal={refusal}
        message={<DoneMessage {...done} />}
        decision={opened && <Decision item={opened.item} {...{ next: onwards, here, skip, draft }} />}
        person={opened && <Author opened={opened} next={onwards} />}
      />
    </Desk>
  )
}

function Author({ opened: { item, note }, next }: { opened: NonNullable<Props['opened']>; next: string }) {
  return <Person record={item.authorRecord} isOwn={item.card.standing?.isOwn ?? false} {...{ note, next }} />
}

function None({ state, chosen, listed }: { state: ListState; chosen: CasePlace | null; listed: number }) {
  if (chosen) return <p>There is no such comment, or its author has withdrawn it.</p>
  if (state === 'removed') {
    return <p>{listed > 0 ? 'Choose a comment to see why it was removed, or to restore it.' : 'Nothing is removed.'}</p>
  }
  return (
    <>
      <p>Nothing waits.</p>
      <p data-came-in hidden>
        <a href={deskPath()}>Something has come in since.</a>
      </p>
    </>
  )
}
