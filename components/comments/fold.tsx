import type { ReactNode } from 'react'
import styles from './fold.module.css'

/** Shows the beginning of something long, and all of it when asked. */
export function Fold({ kind, children }: { kind: 'comment' | 'quote'; children: ReactNode }) {
  return (
    <div className={styles.fold} data-fold={kind}>
      <div className={styles.folded}>{children}</div>
      <details className={styles.control}>
        <summary>
          <span className={styles.more}>Show the whole {kind}</span>
          <span className={styles.less}>Show less</span>
        </summary>
      </details>
    </div>
  )
}
