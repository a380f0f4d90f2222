import { When } from '@/components/ui/when'
import type { ReaderRecord } from '@/lib/moderation/view'
import styles from './record.module.css'

/** What a reader's history here comes to, in numbers. */
export function Record({ record }: { record: ReaderRecord }) {
  const { comments, removed, lastWeek, reports, suspension } = record
  return (
    <>
      <dl className={styles.record}>
        <dt>Comments</dt>
        <dd>{comments}</dd>
        <dt>Removed</dt>
        <dd>{comments > 0 ? `${removed} (${percent(removed, comments)} %)` : removed}</dd>
        <dt>Removed in the last 7 days</dt>
        <dd>
          {lastWeek.removed} of {lastWeek.comments}
        </dd>
        <dt>Reports made, upheld</dt>
        <dd>
          {reports.upheld} of {reports.made}
        </dd>
      </dl>
      {suspension && (
        <p className={styles.suspended}>
          <b>Suspended</b>{' '}
          {suspension.until ? (
            <>
              until <When at={suspension.until} dayOnly />
            </>
          ) : (
            'without end'
          )}
          : <span dir="auto">{suspension.reason}</span>
        </p>
      )}
    </>
  )
}

function percent(part: number, whole: number): string {
  const value = (100 * part) / whole
  return value > 0 && value < 10 ? value.toFixed(1) : String(Math.round(value))
}
