import type { ReactNode } from 'react'
import styles from './queue.module.css'

type Props = {
  list: ReactNode
  /** the open comment; null: none is */
  opened: ReactNode | null
  person: ReactNode | null
  /** said where no comment is open */
  none: ReactNode
  /** on a phone: the list alone */
  isListOnly: boolean
}

/** The queue beside the comment that is open and its author; on a phone one below the other. */
export function Queue({ list, opened, person, none, isListOnly }: Props) {
  return (
    <div className={styles.queue} data-list-only={isListOnly}>
      <div className={styles.list}>{list}</div>
      <div className={styles.opened}>{opened ?? <div className={styles.none}>{none}</div>}</div>
      {person && <div className={styles.person}>{person}</div>}
    </div>
  )
}
