import { Button, LinkButton } from '@/components/ui/button'
import { commentPath } from '@/lib/kernel/paths'
import type { QueueItem } from '@/lib/moderation/view'
import styles from './decision.module.css'
import { AppealDecision } from './decision-appeal'
import { type DecisionDraft, Removal } from './decision-removal'
import { Key, Keyed } from './keys'

type Props = {
  item: QueueItem
  /** where the desk goes on to: the next in the list */
  next: string
  /** leads on without deciding; null: nothing else waits */
  skip: string | null
  draft: DecisionDraft | null
}

/** What a moderator can decide about a comment, each act a form of its own. */
export function Decision({ item, next, skip, draft }: Props) {
  const { state, appeal, slug, card } = item
  const path = `/api${commentPath(slug, card.comment.number)}`
  const isOpenAppeal = appeal !== null && appeal.outcome === null && card.comment.status === 'removed'
  return (
    <section className={styles.decision} aria-label="Decision" data-decision>
      <div className={styles.acts}>
        {isOpenAppeal && (
          <AppealDecision appeal={appeal} action={`${path}/appeal/decision`} next={next} draft={draft} />
        )}
        {(state === 'reported' || state === 'held') && <Approval item={item} action={`${path}/approval`} next={next} />}
        {card.comment.status === 'removed' && !isOpenAppeal && <Restoring action={`${path}/removal`} next={next} />}
        {card.comment.status !== 'removed' && (
          <Removal item={item} action={`${path}/removal`} next={next} draft={draft} />
        )}
        {skip && (
          <Keyed name="j">
            <LinkButton tone="quiet" href={skip}>
              Skip
              <Key name="j" />
            </LinkButton>
          </Keyed>
        )}
      </div>
    </section>
  )
}

type ActProps = { action: string; next: string }

function Approval({ item, action, next }: ActProps & { item: QueueItem }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="revision" value={item.card.comment.revision} />
      <input type="hidden" name="lastDecision" value={item.lastDecision} />
      <Keyed name="a">
        <Button tone="quiet">
          {item.state === 'held' || item.card.comment.status === 'held' ? 'Approve' : 'Let it stand'}
          <Key name="a" />
        </Button>
      </Keyed>
    </form>
  )
}

function Restoring({ action, next }: ActProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_method" value="DELETE" />
      <input type="hidden" name="next" value={next} />
      <Keyed name="a">
        <Button tone="plain">
          Restore
          <Key name="a" />
        </Button>
      </Keyed>
    </form>
  )
}
