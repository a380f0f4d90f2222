import type { ReactNode } from 'react'
import styles from './keys.module.css'

/** Gives the button or link inside it a key, which works where the browser helps. */
export function Keyed({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className={styles.keyed} data-key={name}>
      {children}
    </span>
  )
}

/** Shows a key beside the words for what it does; whoever listens to the page finds it in the list of keys. */
export function Key({ name }: { name: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {name}
    </span>
  )
}
