import { Button } from '@/components/ui/button'
import type { ThreadRun } from '@/lib/articles/view'
import { articlePath } from '@/lib/kernel/paths'
import styles from './article-table.module.css'
import { Why } from './why'

const CHANGES = [
  ['closed', 'Close'],
  ['open', 'Open'],
  ['automatic', 'Leave it to the house'],
] as const

/** What was sent and could not be accepted. */
export type ScheduleDraft = { at: string; to: string }

type Props = {
  slug: string
  page: string
  zone: string
  scheduled: ThreadRun['scheduled']
  draft: ScheduleDraft | null
}

/** Sets a change of a thread for a time to come, by the site's clock, or drops it. */
export function ArticleSchedule({ slug, page, zone, scheduled, draft }: Props) {
  const action = `/api${articlePath(slug)}/schedule`
  return (
    <div className={styles.form}>
      <h3>Schedule</h3>
      <form className={styles.schedule} method="post" action={action}>
        <input type="hidden" name="next" value={page} />
        <label>
          <span>Then</span>
          <select name="to" defaultValue={draft?.to || scheduled?.to || 'closed'}>
            {CHANGES.map(([to, words]) => (
              <option key={to} value={to}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>At ({zone})</span>
          <input type="datetime-local" name="at" required defaultValue={draft?.at || scheduled?.local || ''} />
        </label>
        <Why />
        <Button tone="quiet">{scheduled ? 'Change' : 'Set'}</Button>
      </form>
      {scheduled && (
        <form method="post" action={action}>
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="next" value={page} />
          <button type="submit" className={styles.drop}>
            Drop the schedule
          </button>
        </form>
      )}
    </div>
  )
}
