import styles from './excerpt.module.css'

/** A stretch of a text; `match` where it is what was looked for. */
export type Part = { text: string; match: boolean }

/** Words with those marked that were looked for. */
export function Excerpt({ parts }: { parts: Part[] }) {
  let at = 0
  return parts.map(({ text, match }) => {
    const key = at
    at += text.length
    return match ? (
      <mark key={key} className={styles.match}>
        {text}
      </mark>
    ) : (
      text
    )
  })
}
