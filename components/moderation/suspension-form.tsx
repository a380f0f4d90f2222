import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { readerPath } from '@/lib/kernel/paths'
import type { ReaderRecord } from '@/lib/moderation/view'
import styles from './suspension-form.module.css'

const MAX_REASON_CHARACTERS = 500

type Props = {
  record: ReaderRecord
  /** the first day that can be chosen, `2026-11-05` */
  tomorrow: string
  draft: { reason: string; until: string; message: string | null } | null
}

/** Suspends a reader, with the reason that they are told, or lifts it. */
export function SuspensionForm({ record, tomorrow, draft }: Props) {
  const action = `/api${readerPath(record.name)}/suspension`
  return (
    <>
      {draft?.message && (
        <Notice tone="fault" role="alert">
          <p>{draft.message}</p>
        </Notice>
      )}
      {record.suspension && (
        <form className={styles.form} method="post" action={action}>
          <input type="hidden" name="_method" value="DELETE" />
          <Button tone="quiet">Lift the suspension</Button>
        </form>
      )}
      <form className={styles.form} method="post" action={action}>
        <label>
          <span>Reason, told to the reader</span>
          <textarea
            name="reason"
            required
            rows={3}
            maxLength={MAX_REASON_CHARACTERS}
            defaultValue={draft?.reason ?? ''}
            dir="auto"
          />
        </label>
        <label>
          <span>Until, 00:00 UTC of this day; without end where it is left empty</span>
          <input type="date" name="until" min={tomorrow} defaultValue={draft?.until ?? ''} />
        </label>
        <Button tone="strong">{record.suspension ? 'Suspend anew' : 'Suspend'}</Button>
      </form>
    </>
  )
}
