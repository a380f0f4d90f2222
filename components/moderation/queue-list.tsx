import { Unseen } from '@/components/ui/unseen'
import { type CasePlace, deskPath } from '@/lib/moderation/rules'
import type { QueueItem } from '@/lib/moderation/view'
import { Key, Keyed } from './keys'
import { QueueBulk, SELECTION } from './queue-bulk'
import styles from './queue-list.module.css'

/** What the list beside the case can show. */
export type ListState = 'all' | 'reported' | 'held' | 'appealed' | 'removed'

type Props = {
  items: QueueItem[]
  state: ListState
  chosen: CasePlace | null
  /** how much waits, by state */
  counts: { reported: number; held: number; appealed: number }
  /** on a phone: all of the list, and not only the comment that is open */
  showsAll: boolean
}

/** Comments that wait, the most urgent first, each with the reason and its first words. */
export function QueueList({ items, state, chosen, counts, showsAll }: Props) {
  const at = items.findIndex((item) => isChosen(item, chosen))
  const isBefore = (index: number) => at > 0 && index === at - 1
  return (
    <section className={styles.list} aria-labelledby="queue" data-all={showsAll}>
      <h1 id="queue">
        <Unseen>Queue</Unseen>
      </h1>
      <Filters state={state} counts={counts} />
      {items.length > 0 && (
        <div className={styles.place}>
          <span>{at === -1 ? `${items.length} in this list` : `${at + 1} of ${items.length}`}</span>
          {!showsAll && items.length > 1 && (
            <a className={styles.show} href={deskPath({ state, list: 'all' })}>
              Show the list
            </a>
          )}
          {state !== 'removed' && <TakeNext state={state} />}
        </div>
      )}
      <ol className={styles.items}>
        {items.map((item, index) => (
          <li
            key={`${item.slug}#${item.card.comment.number}`}
            data-item
            data-current={isChosen(item, chosen) || undefined}
            data-key={isBefore(index) ? 'k' : undefined}
          >
            <Select item={item} isCurrent={isChosen(item, chosen)} />
            <Item item={item} state={state} isCurrent={isChosen(item, chosen)} />
          </li>
        ))}
      </ol>
      {items.length > 0 && state !== 'removed' && <QueueBulk next={deskPath({ state })} />}
    </section>
  )
}

function Filters({ state, counts }: Pick<Props, 'state' | 'counts'>) {
  const { reported, held, appealed } = counts
  const filters: [ListState, string, number | null][] = [
    ['all', 'All', reported + held + appealed],
    ['reported', 'Reported', reported],
    ['held', 'Held', held],
    ['appealed', 'Appealed', appealed],
    ['removed', 'Removed', null],
  ]
  return (
    <nav className={styles.filters} aria-label="Which comments">
      {filters.map(([key, name, count]) => (
        <a key={key} href={deskPath({ state: key })} aria-current={key === state ? 'true' : undefined}>
          {name}{' '}
          {count !== null && (
            <span className={styles.count} data-count={key === 'all' ? 'waiting' : key}>
              {count}
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

/** Claims the most urgent comment that nobody looks at, and leads to it. */
function TakeNext({ state }: { state: ListState }) {
  return (
    <form className={styles.take} method="post" action="/api/moderation/claims">
      <input type="hidden" name="state" value={state} />
      <Keyed name="t">
        <button type="submit">
          Take the next one
          <Key name="t" />
        </button>
      </Keyed>
    </form>
  )
}

/** Chooses a comment to be decided together with others. */
function Select({ item, isCurrent }: { item: QueueItem; isCurrent: boolean }) {
  const { number, author } = item.card.comment
  return (
    <label className={styles.select}>
      <input
        type="checkbox"
        name="comment"
        value={`${item.slug}/${number}@${item.lastDecision}`}
        form={SELECTION}
        aria-label={`Select #${number} by ${author?.name ?? 'nobody'}`}
        data-key={isCurrent ? 'x' : undefined}
      />
    </label>
  )
}

function Item({ item, state, isCurrent }: { item: QueueItem; state: ListState; isCurrent: boolean }) {
  const { comment } = item.card
  const at = { slug: item.slug, number: comment.number }
  return (
    <a className={styles.item} href={deskPath({ state, at })} aria-current={isCurrent ? 'true' : undefined}>
      <span className={styles.first}>
        {item.isUrgent && <span className={styles.urgent}>urgent</span>}
        <span className={styles.why} data-state={item.state}>
          {item.why}
        </span>
        <time className={styles.age} dateTime={item.since}>
          {item.age}
        </time>
      </span>
      <span className={styles.words} dir="auto">
        {comment.text === '' ? <i>quotes only</i> : comment.text}
      </span>
      <span className={styles.about}>
        #{comment.number} <bdi>{comment.author?.name}</bdi> · <bdi>{item.articleTitle}</bdi>
      </span>
      {item.claim && !item.claim.isMine && (
        <span className={styles.claim}>
          <bdi>{item.claim.by}</bdi> is looking at this
        </span>
      )}
    </a>
  )
}

function isChosen(item: QueueItem, chosen: CasePlace | null): boolean {
  return chosen !== null && item.slug === chosen.slug && item.card.comment.number === chosen.number
}
