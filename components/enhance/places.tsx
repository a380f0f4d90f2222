import styles from './enhance.module.css'

/** What the behaviours in the browser speak through: what has just happened, and the button by a selection. */
export function Places() {
  return (
    <>
      <p className={styles.says} aria-live="polite" data-says />
      <button type="button" className={styles.quote} data-quote-selection hidden>
        Quote
      </button>
    </>
  )
}
