import { Button } from '@/components/ui/button'
import { readerPath } from '@/lib/kernel/paths'
import type { ReaderRecord } from '@/lib/moderation/view'
import { keptIn, Lines, type ReaderDraft, ReaderForm } from './reader-desk-form'
import styles from './reader-desk-form.module.css'
import { Why } from './why'

const MAX_REASON_CHARACTERS = 500
const INTENT = 'suspend'
const TERMS = [
  ['day', 'One day', null],
  ['week', 'One week', null],
  ['month', '30 days', null],
  ['ban', 'Ban', 'without end, until somebody lifts it'],
  ['until', 'Until a day', null],
] as const

type Props = {
  record: ReaderRecord
  /** the first day that can be chosen, `2026-11-05` */
  tomorrow: string
  draft: ReaderDraft | null
}

/** Suspends a reader, with the reason that they are told and for how long, or lifts it. */
export function SuspensionForm({ record, tomorrow, draft }: Props) {
  const action = `/api${readerPath(record.name)}/suspension`
  const term = keptIn(draft, INTENT, 'term') ?? 'week'
  return (
    <>
      {record.suspension && (
        <ReaderForm action={action} intent="lift" draft={draft}>
          <input type="hidden" name="_method" value="DELETE" />
          <Why />
          <Button tone="quiet">{record.suspension.until ? 'Lift the suspension' : 'Lift the ban'}</Button>
        </ReaderForm>
      )}
      <ReaderForm action={action} intent={INTENT} draft={draft}>
        <Lines
          name="reason"
          label="Reason, told to the reader"
          maxLength={MAX_REASON_CHARACTERS}
          words={keptIn(draft, INTENT, 'reason')}
        />
        <fieldset className={styles.terms}>
          <legend>For how long</legend>
          {TERMS.map(([value, name, says]) => (
            <label key={value} className={styles.term}>
              <input type="radio" name="term" value={value} defaultChecked={value === term} required />
              <span>
                {name} {says && <small>{says}</small>}
              </span>
            </label>
          ))}
          <label className={styles.day}>
            <span>The day, from 00:00 UTC</span>
            <input type="date" name="until" min={tomorrow} defaultValue={keptIn(draft, INTENT, 'until') ?? ''} />
          </label>
        </fieldset>
        <Button tone="strong">{record.suspension ? 'Suspend anew' : 'Suspend'}</Button>
        <p className={styles.hint}>
          They can read, and appeal against a removal. They cannot comment, recommend or report, and are told so
          wherever they try.
        </p>
      </ReaderForm>
    </>
  )
}
