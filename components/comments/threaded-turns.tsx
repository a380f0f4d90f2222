import styles from '@/components/ui/pages.module.css'
import type { ThreadTurns as Turns } from '@/lib/comments/view'
import { type ViewChoice, viewPath } from '@/lib/comments/view-choice'

/** Leads to the other pages of a list whose pages begin with a comment; nothing where there is only one. */
export function ThreadTurns({ slug, choice, turns }: { slug: string; choice: ViewChoice; turns: Turns }) {
  const { hasEarlier, previous, next } = turns
  if (!hasEarlier && next === null) return null
  const isFlat = choice.view === 'flat'
  const pathOf = (from: number | null) => `${viewPath(slug, choice, { from })}#thread`
  return (
    <nav className={styles.pages} aria-label="Pages of comments">
      {hasEarlier && <a href={pathOf(null)}>First page</a>}
      {previous !== null && (
        <a rel={isFlat ? 'prev' : undefined} href={pathOf(previous)}>
          {isFlat ? '← Previous' : `Beginning of this conversation (#${previous})`}
        </a>
      )}
      {next !== null && (
        <a rel="next" href={pathOf(next)}>
          Next →
        </a>
      )}
    </nav>
  )
}
