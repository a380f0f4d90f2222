import styles from './why.module.css'

const MAX_CHARACTERS = 500

/** Why something is done, for colleagues who read the log; nobody has to say it. */
export function Why() {
  return (
    <label className={styles.why}>
      <span>Why, for the log</span>
      <input type="text" name="why" maxLength={MAX_CHARACTERS} dir="auto" autoComplete="off" />
    </label>
  )
}
