import { Button, LinkButton } from '@/components/ui/button'
import { commentPath } from '@/lib/kernel/paths'
import type { QueueItem } from '@/lib/moderation/view'
import styles from './decision.module.css'
import { AppealDecision } from './decision-appeal'
import { More } from './decision-more'
import { type DecisionDraft, Removal } from './decision-removal'
import { Key, Keyed } from './keys'
import { Why } from './why'

type Props = {
  item: QueueItem
  /** where the desk goes on to: the next in the list */
  next: string
  /** the open comment itself */
  here: string
  /** leads on without deciding; null: nothing else waits */
  skip: string | null
  draft: DecisionDraft | null
}

/** What a moderator can decide about a comment, each act a form of its own. */
export function Decision({ item, next, here, skip, draft }: Props) {
  const { appeal, slug, card } = item
  const path = `/api${commentPath(slug, card.comment.number)}`
  const isOpenAppeal = appeal !== null && appeal.outcome === null && card.comment.status === 'removed'
  return (
    <section className={styles.decision} aria-label="Decision" data-decision>
      <div className={styles.acts}>
        {isOpenAppeal && (
          <AppealDecision appeal={appeal} action={`${path}/appeal/decision`} next={next} draft={draft} />
        )}
        {!isOpenAppeal && <Acts {...{ item, path, next, draft }} />}
        {skip && <Skip href={skip} />}
        <More item={item} here={here} />
      </div>
    </section>
  )
}

/** What is decided about a comment that no appeal is open about; nobody decides about their own. */
function Acts({ item, path, next, draft }: Pick<Props, 'item' | 'next' | 'draft'> & { path: string }) {
  const { state, mayDecide, card } = item
  if (!mayDecide) return <p className={styles.own}>You wrote this: another moderator decides about it.</p>
  if (card.comment.status === 'removed') return <Restoring action={`${path}/removal`} next={next} />
  const waits = state === 'reported' || state === 'held'
  return (
    <>
      {waits && <Approval item={item} action={`${path}/approval`} next={next} />}
      <Removal item={item} action={`${path}/removal`} next={next} draft={draft} />
    </>
  )
}

/** Leads on, and leaves the comment as it is. */
function Skip({ href }: { href: string }) {
  return (
    <Keyed name="j">
      <LinkButton tone="quiet" href={href}>
        Skip
        <Key name="j" />
      </LinkButton>
    </Keyed>
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
    <form className={styles.restoring} method="post" action={action}>
      <input type="hidden" name="_method" value="DELETE" />
      <input type="hidden" name="next" value={next} />
      <Why />
      <Keyed name="a">
        <Button tone="plain">
          Restore
          <Key name="a" />
        </Button>
      </Keyed>
    </form>
  )
}
