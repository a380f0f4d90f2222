import { Button } from '@/components/ui/button'
import type { ThreadRun } from '@/lib/articles/view'
import { articlePath } from '@/lib/kernel/paths'
import styles from './article-table.module.css'
import { Why } from './why'

type Props = {
  slug: string
  page: string
  zone: string
  quiet: ThreadRun['quiet']
}

/** Gives a thread quiet hours of its own, or the site's again. */
export function ArticleQuiet({ slug, page, zone, quiet }: Props) {
  const action = `/api${articlePath(slug)}/quiet-hours`
  return (
    <div className={styles.form}>
      <h3>Quiet hours</h3>
      <p>{quiet.words}</p>
      <form className={styles.schedule} method="post" action={action}>
        <input type="hidden" name="next" value={page} />
        <label>
          <span>From ({zone}); both empty: none</span>
          <input type="time" name="begins" defaultValue={quiet.from} />
        </label>
        <label>
          <span>Until</span>
          <input type="time" name="ends" defaultValue={quiet.until} />
        </label>
        <Why />
        <Button tone="quiet">Set quiet hours</Button>
      </form>
      {quiet.isOwn && (
        <form method="post" action={action}>
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="next" value={page} />
          <button type="submit" className={styles.drop}>
            As the site has them
          </button>
        </form>
      )}
    </div>
  )
}
