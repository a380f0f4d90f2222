import { Button } from '@/components/ui/button'
import { REASON_CHOICES } from '@/lib/moderation/view'
import { Key } from './keys'
import styles from './queue-bulk.module.css'

/** The form that the list's check boxes belong to. */
export const SELECTION = 'selection'

/** One decision about all comments that are selected in the list. */
export function QueueBulk({ next, reason }: { next: string; reason: string }) {
  return (
    <form id={SELECTION} className={styles.bulk} method="post" action="/api/moderation/decisions" data-bulk>
      <input type="hidden" name="next" value={next} />
      <p className={styles.chosen}>
        Decide those that are selected
        <Key name="b" />
      </p>
      <div className={styles.acts}>
        <Button name="decision" value="approve" tone="quiet">
          Approve them
        </Button>
        <ReasonSelect keyName="b" chosen={reason} />
        <Button name="decision" value="remove" tone="plain">
          Remove them
        </Button>
      </div>
    </form>
  )
}

/** The reasons for a removal in one line. */
export function ReasonSelect({ keyName, chosen = '' }: { keyName?: string; chosen?: string }) {
  return (
    <label className={styles.reason}>
      <span>Remove for</span>
      <select name="reason" defaultValue={chosen} data-key={keyName}>
        <option value="">choose a reason</option>
        {REASON_CHOICES.map(([reason, words]) => (
          <option key={reason} value={reason}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
