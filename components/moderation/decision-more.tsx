import { Button } from '@/components/ui/button'
import { commentPath } from '@/lib/kernel/paths'
import type { QueueItem } from '@/lib/moderation/view'
import styles from './decision-more.module.css'
import { Key, Keyed } from './keys'
import sheet from './sheet.module.css'
import { Why } from './why'

type Props = {
  item: QueueItem
  /** the open comment, which stays open */
  here: string
}

/** What else a moderator does with a comment, besides deciding about it: lock the replies to it, or pick it. */
export function More({ item, here }: Props) {
  const { slug, card } = item
  const { number, status, picked = false, locked = false } = card.comment
  const canPick = picked || (status === 'shown' && card.standing?.isOwn === false)
  const path = `/api${commentPath(slug, number)}`
  return (
    <details className={styles.more} data-closes>
      <summary data-key="m">
        More…
        <Key name="m" />
      </summary>
      <form className={`${sheet.sheet} ${styles.panel}`} method="post" action={`${path}/lock`}>
        <input type="hidden" name="next" value={here} />
        <Why />
        <Turn action={`${path}/lock`} name="l" isDone={locked}>
          {locked ? 'Unlock replies' : 'Lock replies'}
        </Turn>
        {canPick && (
          <Turn action={`${path}/pick`} name="p" isDone={picked}>
            {picked ? 'Unpick' : 'Pick it'}
          </Turn>
        )}
      </form>
    </details>
  )
}

type TurnProps = { action: string; name: string; isDone: boolean; children: string }

/** Turns something on, or off where it is on. */
function Turn({ action, name, isDone, children }: TurnProps) {
  return (
    <Keyed name={name}>
      <Button tone="quiet" formAction={action} {...(isDone ? { name: '_method', value: 'DELETE' } : {})}>
        {children}
        <Key name={name} />
      </Button>
    </Keyed>
  )
}
