import type { ReactNode } from 'react'
import styles from './notice.module.css'

type Props = { children: ReactNode; tone?: 'quiet' | 'fault'; role?: 'status' | 'alert' }

/** Something said to this viewer, set apart from what everybody reads. */
export function Notice({ children, tone = 'quiet', role }: Props) {
  return (
    <div className={styles.notice} data-tone={tone} role={role}>
      {children}
    </div>
  )
}
