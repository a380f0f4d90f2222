import type { ReactNode } from 'react'
import { When } from '@/components/ui/when'
import type { Case, ReportView } from '@/lib/moderation/view'
import { Entry } from './log-entries'
import styles from './signals.module.css'

/** What is known about a comment: who reported it and why, why it waits, what stands in its thread, what was decided. */
export function Signals({ item }: { item: Case }) {
  const { card, reports, history, state, why } = item
  const { quotes, replies, recommendations } = card.comment
  return (
    <dl className={styles.signals}>
      {reports.length > 0 && (
        <Row name="Reports">
          <ul className={styles.reports}>
            {reports.map((report) => (
              <Report key={`${report.reporter} ${report.at}`} report={report} />
            ))}
          </ul>
        </Row>
      )}
      <Row name="Now">{state === 'reported' ? `${card.comment.status}, with ${why}` : why}</Row>
      <Row name="Thread">
        {count(replies, 'reply', 'replies')}, recommended {count(recommendations, 'time', 'times')}
        {quotes.length > 0 && `, quotes ${count(quotes.length, 'passage', 'passages')}`}
      </Row>
      {history.length > 0 && (
        <Row name="Log">
          <ul className={styles.reports}>
            {history.map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} isBrief />
              </li>
            ))}
          </ul>
        </Row>
      )}
    </dl>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Report({ report }: { report: ReportView }) {
  const standing = report.outcome ?? (report.isTrusted ? 'trusted reader' : 'not yet trusted')
  return (
    <li>
      <b>{report.rule}</b>, by <bdi>{report.reporter}</bdi> ({standing}), <When at={report.at} />
      {report.text !== '' && (
        <q className={styles.text} dir="auto">
          {report.text}
        </q>
      )}
    </li>
  )
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
