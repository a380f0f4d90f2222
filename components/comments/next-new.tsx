import type { ThreadVisit } from '@/lib/comments/view'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import styles from './next-new.module.css'

type Props = {
  slug: string
  visit: ThreadVisit
  /** the page that it stands on */
  path: string
}

/** What is new in a thread since the viewer's last visit: the way to the first of it, and an end to it. */
export function NextNew({ slug, visit, path }: Props) {
  const action = `/api${articlePath(slug)}/visit`
  const allRead = <AllRead action={action} until={visit.until} path={path} />
  return (
    <>
      <span data-visit={action} data-until={visit.until} hidden />
      {visit.newCount > 0 && (
        <div className={styles.row}>
          {visit.firstNew !== null && (
            <a href={commentPath(slug, visit.firstNew)} data-new={visit.firstNew} rel="nofollow">
              Next new <span aria-hidden="true">↓</span>
            </a>
          )}
          {allRead}
        </div>
      )}
      {visit.isFirst && (
        <noscript>
          <div className={styles.row}>{allRead}</div>
        </noscript>
      )}
    </>
  )
}

/** How many are new, behind the number of all. */
export function NewCount({ visit: { newCount, isMore } }: { visit: ThreadVisit }) {
  if (newCount === 0) return null
  const count = newCount.toLocaleString('en')
  return <span className={styles.count}>, {isMore ? `more than ${count}` : count} new</span>
}

function AllRead({ action, until, path }: { action: string; until: string; path: string }) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_method" value="PUT" />
      <input type="hidden" name="until" value={until} />
      <input type="hidden" name="all" value="1" />
      <input type="hidden" name="next" value={path} />
      <button type="submit">Mark all as read</button>
    </form>
  )
}
