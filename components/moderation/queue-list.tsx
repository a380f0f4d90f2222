import { Unseen } from '@/components/ui/unseen'
import { type CasePlace, deskPath } from '@/lib/moderation/rules'
import type { QueueItem } from '@/lib/moderation/view'
import { Key, Keyed } from './keys'
import { QueueBulk, SELECTION } from './queue-bulk'
import styles from './queue-list.module.css'

/** What the list beside the case can show. */
export type ListState = 'all' | 'reported' | 'held' | 'appealed' | 'removed'

/** Which part of the list is shown: so many come before it, and so many there are. */
export type Stretch = { from: number; total: number; size: number }

/** What was selected when a decision about many was refused, and the reason that was chosen. */
export type Selection = { places: string[]; reason: string }

type Props = {
  items: QueueItem[]
  stretch: Stretch
  state: ListState
  chosen: CasePlace | null
  /** how much waits, by state */
  counts: { reported: number; held: number; appealed: number }
  /** on a phone: all of the list, and not only the comment that is open */
  showsAll: boolean
  /** all that can be decided at once, on pages to come too; none where the list is not there for that */
  places: string[]
  selection: Selection | null
}

/** Comments that wait, the most urgent first, each with the reason and its first words. */
export function QueueList(props: Props) {
  const { items, stretch, state, chosen, counts, showsAll, places, selection } = props
  const at = items.findIndex((item) => isChosen(item, chosen))
  const isBefore = (index: number) => at > 0 && index === at - 1
  const isWhole = places.length > 0
  return (
    <section className={styles.list} aria-labelledby="queue" data-all={showsAll}>
      <h1 id="queue">
        <Unseen>Queue</Unseen>
      </h1>
      <Filters state={state} counts={counts} />
      {items.length > 0 && (
        <div className={styles.place}>
          <span>{whereIn(stretch, items.length, at)}</span>
          {!(showsAll && isWhole) && stretch.total > 1 && (
            <a
              className={styles.show}
              data-many={state !== 'removed' || undefined}
              href={deskPath({ state, list: 'all' })}
            >
              <span>Show the list</span>
              <span>Select many</span>
            </a>
          )}
          {state !== 'removed' && <TakeNext state={state} />}
        </div>
      )}
      {isWhole && <SelectAll places={places} listed={items.length} />}
      <ol className={styles.items}>
        {items.map((item, index) => (
          <li
            key={`${item.slug}#${item.card.comment.number}`}
            data-item
            data-current={isChosen(item, chosen) || undefined}
            data-key={isBefore(index) ? 'k' : undefined}
          >
            {item.mayDecide && state !== 'removed' && (
              <Select item={item} isCurrent={isChosen(item, chosen)} isChecked={isSelected(item, selection)} />
            )}
            <Item item={item} state={state} isCurrent={isChosen(item, chosen)} />
          </li>
        ))}
      </ol>
      {stretch.total > stretch.size && <Pages state={state} stretch={stretch} isWhole={isWhole} />}
      {items.length > 0 && state !== 'removed' && (
        <QueueBulk
          next={deskPath(isWhole ? { state, list: 'all', from: stretch.from } : { state })}
          reason={selection?.reason ?? ''}
        />
      )}
    </section>
  )
}

/** `3 of 60`, `51 to 60 of 60`. */
function whereIn({ from, total }: Stretch, listed: number, at: number): string {
  if (at !== -1) return `${from + at + 1} of ${total}`
  return listed < total ? `${from + 1} to ${from + listed} of ${total}` : `${total} in this list`
}

/** Chooses all that waits in this state, seen or not, to be decided together. */
function SelectAll({ places, listed }: { places: string[]; listed: number }) {
  return (
    <label className={styles.everything}>
      <input type="checkbox" name="comment" value={places.join(' ')} form={SELECTION} data-everything />
      <span>
        All {places.length.toLocaleString('en')}
        {places.length > listed ? ', also those on other pages' : ''}
      </span>
    </label>
  )
}

/** The stretches before and after this one. */
function Pages({ state, stretch, isWhole }: { state: ListState; stretch: Stretch; isWhole: boolean }) {
  const { from, total, size } = stretch
  const list = isWhole ? { list: 'all' as const } : {}
  return (
    <nav className={styles.pages} aria-label="Pages of the queue">
      {from > 0 && <a href={deskPath({ state, ...list, from: Math.max(0, from - size) })}>The {size} before</a>}
      {from + size < total && (
        <a href={deskPath({ state, ...list, from: from + size })}>The next {Math.min(size, total - from - size)}</a>
      )}
    </nav>
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
  const next = filters[(filters.findIndex(([key]) => key === state) + 1) % filters.length]?.[0]
  return (
    <nav className={styles.filters} aria-label="Which comments">
      {filters.map(([key, name, count]) => (
        <a
          key={key}
          href={deskPath({ state: key })}
          aria-current={key === state ? 'true' : undefined}
          data-key={key === next ? 'f' : undefined}
        >
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
function Select({ item, isCurrent, isChecked }: { item: QueueItem; isCurrent: boolean; isChecked: boolean }) {
  const { number, author } = item.card.comment
  return (
    <label className={styles.select}>
      <input
        type="checkbox"
        name="comment"
        value={`${item.slug}/${number}@${item.lastDecision}`}
        form={SELECTION}
        defaultChecked={isChecked}
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
      {!item.mayDecide && <span className={styles.claim}>for another moderator</span>}
      {item.claim && !item.claim.isMine && (
        <span className={styles.claim}>
          <bdi>{item.claim.by}</bdi> is looking at this
        </span>
      )}
    </a>
  )
}

function isSelected({ slug, card }: QueueItem, selection: Selection | null): boolean {
  return selection?.places.includes(`${slug}/${card.comment.number}`) ?? false
}

function isChosen(item: QueueItem, chosen: CasePlace | null): boolean {
  return chosen !== null && item.slug === chosen.slug && item.card.comment.number === chosen.number
}
