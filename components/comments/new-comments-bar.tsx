import { articlePath } from '@/lib/kernel/paths'
import styles from './new-comments-bar.module.css'

/**
 * Where the browser says that comments were added while somebody reads. It takes no room, so that nothing moves.
 *
 * @param count how many comments the page knows of
 */
export function NewCommentsBar({ slug, count }: { slug: string; count: number }) {
  return (
    <div className={styles.bar} data-live={`/api${articlePath(slug)}/live`} data-known={count} aria-live="polite" />
  )
}
