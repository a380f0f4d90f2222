import { Unseen } from '@/components/ui/unseen'
import { type CasePlace, deskPath } from '@/lib/moderation/rules'
import type { QueueItem } from '@/lib/moderation/view'
import styles from './queue-list.module.css'

/** What the list beside the case can show. */
export type ListState = 'all' | 'reported' | 'held' | 'removed'

type Props = {
  items: QueueItem[]
  state: ListState
  chosen: CasePlace | null
  counts: { reported: number; held: number }
  /** on a phone: all of the list, and not only the comment that is open */
  showsAll: boolean
}

/** Comments that wait, the most urgent first, each with the reason and its first words. */
export function QueueList({ items, state, chosen, counts, showsAll }: Props) {
  const at = items.findIndex((item) => isChosen(item, chosen))
  return (
    <section className={styles.list} aria-labelledby="queue" data-all={showsAll}>
      <h1 id="queue">
        <Unseen>Queue</Unseen>
      </h1>
      <Filters state={state} counts={counts} />
      {!showsAll && items.length > 1 && (
        <p className={styles.place}>
          <span>{at === -1 ? `${items.length} in this list` : `${at + 1} of ${items.length}`}</span>
          <a href={deskPath({ state, list: 'all' })}>Show the list</a>
        </p>
      )}
      <ol className={styles.items}>
        {items.map((item) => (
          <li key={`${item.slug}#${item.card.comment.number}`}>
            <Item item={item} state={state} isCurrent={isChosen(item, chosen)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Filters({ state, counts }: Pick<Props, 'state' | 'counts'>) {
  const filters: [ListState, string][] = [
    ['all', `All ${counts.reported + counts.held}`],
    ['reported', `Reported ${counts.reported}`],
    ['held', `Held ${counts.held}`],
    ['removed', 'Removed'],
  ]
  return (
    <nav className={styles.filters} aria-label="Which comments">
      {filters.map(([key, name]) => (
        <a key={key} href={deskPath({ state: key })} aria-current={key === state ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}

function Item({ item, state, isCurrent }: { item: QueueItem; state: ListState; isCurrent: boolean }) {
  const { comment } = item.card
  const at = { slug: item.slug, number: comment.number }
  return (
    <a className={styles.item} href={deskPath({ state, at })} aria-current={isCurrent ? 'true' : undefined}>
      <span className={styles.first}>
        <span className={styles.why} data-state={item.state}>
          {item.why}
        </span>
        {item.isUrgent && <span className={styles.urgent}>urgent</span>}
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
    </a>
  )
}

function isChosen(item: QueueItem, chosen: CasePlace | null): boolean {
  return chosen !== null && item.slug === chosen.slug && item.card.comment.number === chosen.number
}
