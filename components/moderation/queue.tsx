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
  /** what could not be done, and why; null: nothing of the kind */
  refusal: { code: string; message: string } | null
  /** what was just done */
  message: ReactNode
  /** what can be decided about the open comment */
  decision: ReactNode | null
}

/** The queue beside the comment that is open and its author; on a phone one below the other. */
export function Queue({ list, opened, person, none, isListOnly, refusal, message, decision }: Props) {
  return (
    <div className={styles.queue} data-queue data-list-only={isListOnly}>
      <div className={styles.list} data-queue-list>
        {list}
      </div>
      <div className={styles.opened}>
        <div className={styles.matter}>{opened ?? <div className={styles.none}>{none}</div>}</div>
        <div className={styles.foot}>
          <p className={styles.fault} role="alert" data-fault data-refused={refusal?.code} hidden={refusal === null}>
            {refusal?.message}
          </p>
          {decision}
          {message}
        </div>
      </div>
      {person && <aside className={styles.person}>{person}</aside>}
    </div>
  )
}
