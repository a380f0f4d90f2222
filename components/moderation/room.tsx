import type { ReactNode } from 'react'
import styles from './room.module.css'

/** A page of the desk with one heading. */
export function Room({ title, lede, children }: { title: string; lede?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.room} aria-labelledby="room">
      <h1 id="room">{title}</h1>
      {lede && <p className={styles.lede}>{lede}</p>}
      {children}
    </section>
  )
}

/** A part of such a page, under a heading of its own. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
