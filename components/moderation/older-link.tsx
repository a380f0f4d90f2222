import styles from './older-link.module.css'

/** Leads to what was before. */
export function OlderLink({ href }: { href: string }) {
  return (
    <p className={styles.older}>
      <a rel="next" href={href}>
        Older →
      </a>
    </p>
  )
}
