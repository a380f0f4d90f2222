import { Button } from '@/components/ui/button'
import { Key } from './keys'
import styles from './person-all.module.css'
import { ReasonSelect } from './queue-bulk'

/** One decision about all that this reader wrote lately. */
export function PersonAll({ name, next }: { name: string; next: string }) {
  return (
    <details className={styles.all} data-closes>
      <summary data-key="w">
        All by this reader…
        <Key name="w" />
      </summary>
      <form method="post" action="/api/moderation/decisions">
        <input type="hidden" name="author" value={name} />
        <input type="hidden" name="next" value={next} />
        <p>Everything of theirs that waits or was posted in the last 30 days, in one act.</p>
        <Button name="decision" value="approve" tone="quiet">
          Approve all
        </Button>
        <ReasonSelect />
        <Button name="decision" value="remove" tone="plain">
          Remove all
        </Button>
      </form>
    </details>
  )
}
