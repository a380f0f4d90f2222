import styles from './footer.module.css'

/** The quiet end of every page. */
export function Footer({ siteName }: { siteName: string }) {
  return (
    <footer className={styles.footer}>
      <div className={styles.row}>
        <p>© {siteName}</p>
        <a href="/rules">House rules</a>
        <a href="/transparency">Transparency</a>
      </div>
    </footer>
  )
}
