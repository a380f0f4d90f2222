import type { ReactNode } from 'react'
import styles from './sheet.module.css'

type Props = { title: ReactNode; lede?: ReactNode; children: ReactNode; isNarrow?: boolean }

/** A page with one heading and one matter: a form, a list, a text. */
export function Sheet({ title, lede, children, isNarrow = false }: Props) {
  return (
    <section className={styles.sheet} data-narrow={isNarrow}>
      <h1 className={styles.title} dir="auto">
        {title}
      </h1>
      {lede && <p className={styles.lede}>{lede}</p>}
      <div className={styles.content}>{children}</div>
    </section>
  )
}
