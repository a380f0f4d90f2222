import { commentPath } from '@/lib/kernel/paths'
import styles from './new-mark.module.css'

type Props = {
  slug: string
  /** the number of the next new comment; null: this is the last */
  next: number | null
}

/** Says that a comment is new since the viewer's last visit, and leads to the next one. */
export function NewMark({ slug, next }: Props) {
  if (next === null)
    return (
      <span className={styles.mark} data-new="">
        new
      </span>
    )
  return (
    <a
      className={styles.mark}
      href={commentPath(slug, next)}
      data-new={next}
      aria-label={`new; next new comment: ${next}`}
      rel="nofollow"
    >
      new <span aria-hidden="true">↓</span>
    </a>
  )
}
